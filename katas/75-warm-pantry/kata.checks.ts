import { basename } from 'node:path';
import { docs, type ImageHandle, type MatcherResult, type Mirror } from '#lab';

/** The mirror has given out one file of each of these packages, to builds and containers together. */
export const gaveOutOnce =
  (...names: string[]) =>
  async (mirror: Mirror): Promise<MatcherResult> => {
    const given = (await mirror.requests()).filter(({ found }) => found);
    const timesOf = (name: string) =>
      given.filter(({ file }) => file.startsWith(`${name}_`)).length;
    return {
      pass: names.every((name) => timesOf(name) === 1),
      finding: {
        ran: 'docker build app, one line more in packages.txt, docker build app',
        got: names.map((name) => `${name} was fetched ${inTimes(timesOf(name))}`).join('\n'),
        expected: 'each package fetched once: what one build has fetched, the next one finds',
        see: [`in all ${given.length} files were fetched: ${countsOf(given)}`],
        read: docs.cacheMount,
      },
    };
  };

/**
 * No layer above the base image holds a package file, also where a later one hides it or where it has
 * another name.
 * @param options.but a file that the same look has to find
 */
export const keepsNoPackageFile =
  ({ but: program }: { but: string }) =>
  async (image: ImageHandle): Promise<MatcherResult> => {
    const found: string[] = [];
    let isThere = false;
    for (const layer of await image.layers())
      for await (const { path, read } of layer.contents()) {
        const content = await read();
        isThere ||= basename(path) === program;
        // As every .deb begins: an archive whose first member has this name.
        if (content.subarray(0, 21).toString() === '!<arch>\ndebian-binary')
          found.push(`/${path}   ${content.length} bytes, by ${layer.createdBy}`);
      }
    return {
      pass: isThere && found.length === 0,
      finding: {
        ran: `docker save ${image.name}, then looked at the files of each layer`,
        got: isThere ? found.join('\n') : `no layer above the base image has a file ${program}`,
        expected: 'no .deb file in any layer; what a later layer removes is in the image',
        read: docs.cacheMount,
      },
    };
  };

function inTimes(times: number): string {
  return ['not at all', 'once', 'twice'][times] ?? `${times} times`;
}

function countsOf(given: { file: string }[]): string {
  const files = [...new Set(given.map(({ file }) => file))];
  return files
    .map((name) => `${name} (${given.filter(({ file }) => file === name).length})`)
    .join(', ');
}
