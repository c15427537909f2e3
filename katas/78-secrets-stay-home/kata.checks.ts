import { docs, type ImageHandle, type MatcherResult } from '#lab';

/** Every instruction of the build after an edit came from the build cache. */
export const cameFromTheCacheAfter =
  (file: string) =>
  (image: ImageHandle): Promise<MatcherResult> => {
    const instructions = image.steps.filter(({ name }) =>
      /^\[(\S+ )?\s*\d+\/\d+\] (?!FROM)/.test(name),
    );
    const again = instructions.filter(({ cached }) => !cached).map(({ name }) => name);
    return Promise.resolve({
      pass: again.length === 0,
      finding: {
        ran: `docker build ${image.name}, an edit of ${file}, docker build ${image.name}`,
        got: `these steps ran again: ${again.join(', ')}`,
        expected: `every step CACHED: ${file} is nothing that the site is made of`,
        see: [`the build after the edit, ${image.describeBuild()}`],
        read: docs.cache,
      },
    });
  };
