import { GenericContainer } from 'testcontainers';

/**
 * Opens the three stalls. Above each stands what it would be in the docker CLI.
 * @param image what is built from app/ in each run; the comments call it `stall`
 * @param keeper who keeps the stalls today; in the comments `Ada`
 */
export default async function setup({ image, keeper }: { image: string; keeper: string }) {
  // docker run -d --name bread -e KEEPER=Ada -e LIST=/srv/bread.txt stall
  const bread = new GenericContainer(image).withEnvironment({
    KEEPER: keeper,
    LIST: '/srv/bread.txt',
  });

  // docker run -d --name fish -e KEEPER=Ada -e LIST=/srv/fresh/fish.txt stall
  const fish = new GenericContainer(image).withEnvironment({
    KEEPER: keeper,
    LIST: '/srv/fresh/fish.txt',
  });

  // docker run -d --name fruit -e KEEPER=Ada -e LIST=/srv/fruit.txt stall
  const fruit = new GenericContainer(image).withEnvironment({
    KEEPER: keeper,
    LIST: '/srv/fruit.txt',
  });

  const [one, two, three] = await Promise.all([bread.start(), fish.start(), fruit.start()]);
  return { bread: one, fish: two, fruit: three };
}
