import { GenericContainer } from 'testcontainers';

/**
 * Opens the three stalls. Above each stands what it would be in the docker CLI.
 * @param image what is built from app/ in each run; the comments call it `stall`
 * @param keeper who keeps the stalls today; in the comments `Ada`
 */
export default async function setup({ image, keeper }: { image: string; keeper: string }) {
  // docker run -d -p 8080 --name bread -e KEEPER=Ada -e LIST=/srv/bread.txt stall
  const bread = await new GenericContainer(image)
    .withEnvironment({ KEEPER: keeper, LIST: '/srv/bread.txt' })
    .withExposedPorts(8080)
    .start();

  // docker run -d -p 8080 --name fish -e KEEPER=Ada -e LIST=/srv/fresh/fish.txt stall
  const fish = await new GenericContainer(image)
    .withEnvironment({ KEEPER: keeper, LIST: '/srv/fresh/fish.txt' })
    .withExposedPorts(8080)
    .start();

  // docker run -d -p 8080 --name fruit -e KEEPER=Ada -e LIST=/srv/fruit.txt stall
  const fruit = await new GenericContainer(image)
    .withEnvironment({ KEEPER: keeper, LIST: '/srv/fruit.txt' })
    .withExposedPorts(8080)
    .start();

  return { bread, fish, fruit };
}
