import { discover } from '../engine/discover.ts';
import { haveCommands, isDebian } from '../engine/managed/packages.ts';
import { connects } from '../system/connects.ts';
import type { Steps } from '../system/steps.ts';
import { temporaryFolder } from '../system/temporary-folder.ts';
import { ensureMmdebstrap, makeArchive } from './bootstrap.ts';
import { catalogue, type CatalogueImage } from './catalogue.ts';
import { sourceOf } from './pull.ts';

/** The files of the base image, in the making. */
export interface EarlyBase {
  /** Their archive; null where they could not be made, which is tried again and told then. */
  archive: Promise<string | null>;
  /** Ends the making, and removes what there is. */
  discard: () => Promise<void>;
}

/**
 * Begins with the base image where there is no engine yet, and no registry: a quarter of a minute, in
 * which Docker’s packages are installed and the engine starts. Null where it is not known that it will
 * be needed.
 */
export async function beginBase(steps: Steps): Promise<EarlyBase | null> {
  const image = catalogue().find(({ bootstrap }) => bootstrap !== undefined);
  if (!image || !(await isBare()) || (await registryAnswers(image))) return null;
  // Now, since only one at a time can install packages.
  await ensureMmdebstrap(steps);
  const { folder, remove } = temporaryFolder('image');
  const stop = new AbortController();
  const archive = makeArchive(image, folder, steps, stop.signal).catch(() => null);
  const discard = async () => {
    stop.abort();
    await archive;
    remove();
  };
  return { archive, discard };
}

/** True where `npm start` is going to install an engine. */
async function isBare(): Promise<boolean> {
  if (process.getuid?.() !== 0 || !(await isDebian()) || process.env['DOCKER_HOST']) return false;
  return !(await haveCommands('dockerd')) && (await discover()).endpoint === null;
}

/** True where something answers at the registry’s address, whatever it would say. */
async function registryAnswers({ reference }: CatalogueImage): Promise<boolean> {
  const source = sourceOf(reference);
  const place = source === reference ? 'registry-1.docker.io' : source.split('/')[0];
  const { hostname, port } = new URL(`https://${place}`);
  return connects(hostname, Number(port || 443), 2000);
}
