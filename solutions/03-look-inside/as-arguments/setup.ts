import { GenericContainer } from 'testcontainers';

/**
 * Opens the three stalls. Above each stands what it would be in the docker CLI.
 * @param image what is built from app/ in each run; the comments call it `stall`
 * @param keeper who keeps the stalls today; in the comments `Ada`
 */
export default async function setup({ image, keeper }: { image: string; keeper: string }) {
  // docker run -d --name bread stall node stall.mjs --keeper=Ada --list=/srv/bread.txt
  const bread = await new GenericContainer(image)
    .withCommand(['node', 'stall.mjs', `--keeper=${keeper}`, '--list=/srv/bread.txt'])
    .start();

  // docker run -d --name fish stall node stall.mjs --keeper=Ada --list=fresh/fish.txt
  const fish = await new GenericContainer(image)
    .withCommand(['node', 'stall.mjs', `--keeper=${keeper}`, '--list=fresh/fish.txt'])
    .start();

  // docker run -d --name fruit stall node stall.mjs --keeper=Ada --list=/srv/fruit.txt
  const fruit = await new GenericContainer(image)
    .withCommand(['node', 'stall.mjs', `--keeper=${keeper}`, '--list=/srv/fruit.txt'])
    .start();

  return { bread, fish, fruit };
}
