import { dockerCli } from '../engine/docker-cli.ts';
import type { Endpoint } from '../engine/endpoint.ts';
import type { Steps } from '../system/steps.ts';
import { temporaryFolder } from '../system/temporary-folder.ts';
import { bootstrapDebian } from './bootstrap.ts';
import { recipeLabel, type CatalogueImage } from './catalogue.ts';
import { layOutContext } from './context.ts';

/**
 * Builds an image of the catalogue from its recipe.
 * @param whenReady Is given the build itself, to be called when what it starts from is there: what it is
 *   made of is fetched before.
 * @param begun the files of the base image, where they are being made already
 */
export async function buildImage(
  endpoint: Endpoint,
  image: CatalogueImage,
  steps: Steps,
  whenReady: (build: () => Promise<unknown>) => Promise<unknown>,
  begun?: Promise<string | null>,
): Promise<void> {
  const { folder, remove } = temporaryFolder('image');
  try {
    if (image.bootstrap) {
      await whenReady(() => bootstrapDebian(endpoint, image, folder, steps, begun));
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
