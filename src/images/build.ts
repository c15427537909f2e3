import { rmSync } from 'node:fs';
import { mkdir, mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import { dockerCli } from '../engine/docker-cli.ts';
import type { Endpoint } from '../engine/endpoint.ts';
import { dojoHome } from '../system/paths.ts';
import type { Steps } from '../system/steps.ts';
import { bootstrapDebian } from './bootstrap.ts';
import { recipeLabel, type CatalogueImage } from './catalogue.ts';
import { layOutContext } from './context.ts';

/**
 * Builds an image of the catalogue from its recipe.
 * @param whenReady Is given the build itself, to be called when what it starts from is there: what it is
 *   made of is fetched before.
 */
export async function buildImage(
  endpoint: Endpoint,
  image: CatalogueImage,
  steps: Steps,
  whenReady: (build: () => Promise<unknown>) => Promise<unknown> = (build) => build(),
): Promise<void> {
  const parent = join(dojoHome(), 'tmp');
  await mkdir(parent, { recursive: true });
  const folder = await mkdtemp(join(parent, 'image-'));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  // Whoever is ended by Ctrl-C comes to no `finally`.
  process.once('exit', remove);
  try {
    if (image.bootstrap) {
      await whenReady(() => bootstrapDebian(endpoint, image, folder, steps));
      return;
    }
    await layOutContext(image, folder);
    await whenReady(() =>
      dockerCli(endpoint, [
        ...['buildx', 'build', '--progress=plain', '--pull=false'],
        ...proxyArguments(),
        ...['--label', `${recipeLabel}=${image.recipe}`, '--tag', image.reference, folder],
      ]),
    );
  } finally {
    process.off('exit', remove);
    remove();
  }
}

/** The host's proxy settings, in the arguments that every Dockerfile takes without declaring. */
function proxyArguments(env: NodeJS.ProcessEnv = process.env): string[] {
  const names = ['HTTP_PROXY', 'HTTPS_PROXY', 'NO_PROXY', 'http_proxy', 'https_proxy', 'no_proxy'];
  return names
    .filter((name) => env[name])
    .flatMap((name) => ['--build-arg', `${name}=${env[name] ?? ''}`]);
}
