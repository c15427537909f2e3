import { join } from 'node:path';
import { GenericContainer } from 'testcontainers';

const app = join(import.meta.dirname, 'app');

/** A container that the engine removes when it ends. */
class RemovedContainer extends GenericContainer {
  constructor(image: string) {
    super(image);
    this.hostConfig.AutoRemove = true;
  }
}

/**
 * Opens the shop, and has its stock counted once.
 * @param word the word of the day, which both know
 */
export default async function setup({ word }: { word: string }) {
  const shop = await new RemovedContainer('node:24-trixie-slim')
    .withCopyFilesToContainer([{ source: join(app, 'shop.js'), target: '/app/shop.js' }])
    .withEnvironment({ WORD: word })
    .withExposedPorts(8080)
    .withCommand(['node', '/app/shop.js'])
    .start();

  const stocktaking = await new GenericContainer('node:24-trixie-slim')
    .withCopyFilesToContainer([
      { source: join(app, 'stocktaking.js'), target: '/app/stocktaking.js' },
    ])
    .withEnvironment({ WORD: word })
    .withCommand(['node', '/app/stocktaking.js'])
    .start();

  return { shop, stocktaking };
}
