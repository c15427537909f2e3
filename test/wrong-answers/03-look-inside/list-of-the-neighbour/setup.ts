import { GenericContainer } from 'testcontainers';

/**
 * Opens the three stalls. Above each stands what it would be in the docker CLI.
 * @param image what is built from app/ in each run; the comments call it `stall`
 * @param keeper who keeps the stalls today; in the comments `Ada`
 */
export default async function setup({ image, keeper }: { image: string; keeper: string }) {
  // docker run -d --name bread -e KEEPER=Ada -e LIST=/srv/bread.txt stall
  const bread = await new GenericContainer(image)
    .withEnvironment({ KEEPER: keeper, LIST: '/srv/bread.txt' })
    .start();

  // docker run -d --name fish -e KEEPER=Ada -e LIST=/srv/bread.txt stall
  const fish = await new GenericContainer(image)
    .withEnvironment({ KEEPER: keeper, LIST: '/srv/bread.txt' })
    .start();

  // docker run -d --name fruit -e KEEPER=Ada -e LIST=/srv/fruit.txt stall
  const fruit = await new GenericContainer(image)
    .withEnvironment({ KEEPER: keeper, LIST: '/srv/fruit.txt' })
    .start();

  return { bread, fish, fruit };
}
