import { basename } from 'node:path';
import { docs, type ImageHandle, type MatcherResult, type Mirror, type MirrorRequest } from '#lab';

/** The mirror has answered these requests, and none after them: neither to a build nor to a container. */
export const askedForNothingSince =
  (before: MirrorRequest[]) =>
  async (mirror: Mirror): Promise<MatcherResult> => {
    const later = (await mirror.requests()).slice(before.length);
    const times = later.length === 1 ? 'once' : `${later.length} times`;
    return {
      // A mirror that nobody has ever asked would prove nothing.
      pass: before.length > 0 && later.length === 0,
      finding: {
        ran: 'docker build app, an edit of server.js, docker build app; docker run -d app',
        got:
          before.length === 0
            ? 'the mirror was not asked by any build'
            : `the mirror was asked ${times} after the edit\n${listOf(later)}`,
        expected: `no request: the list of packages is as it was`,
        see: [`the builds before the edit asked it ${before.length} times`],
        read: docs.cache,
      },
    };
  };

/**
 * No layer above the base image holds a package index of apt’s, also where a later one hides it.
 * @param options.but a file that the same look has to find
 */
export const keepsNoIndex =
  ({ but: program }: { but: string }) =>
  async (image: ImageHandle): Promise<MatcherResult> => {
    const layers = (await image.layers()).filter(({ fromBase }) => !fromBase);
    const files = layers.flatMap((layer) =>
      layer.files.map(({ path, bytes }) => ({ name: basename(path), path, bytes, layer })),
    );
    const indexes = files.filter(({ name }) => /^(?!\.wh\.).*_Packages(?:\.\w+)?$/.test(name));
    const isThere = files.some(({ name }) => name === program);
    return {
      pass: isThere && indexes.length === 0,
      finding: {
        ran: `docker save ${image.name}, then looked at the files of each layer`,
        got: isThere
          ? indexes
              .map(({ path, bytes, layer }) => `/${path}   ${bytes} bytes, by ${layer.createdBy}`)
              .join('\n')
          : `no layer above the base image has a file ${program}`,
        expected: `no file *_Packages in any layer; what a later layer removes is in the image`,
        read: docs.apt,
      },
    };
  };

function listOf(requests: MirrorRequest[]): string {
  const lines = requests.slice(0, 8).map(({ text }) => `  ${text}`);
  const more = requests.length - lines.length;
  return [...lines, ...(more > 0 ? [`  … and ${more} more`] : [])].join('\n');
}
