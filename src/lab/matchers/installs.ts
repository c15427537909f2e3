import { stepsInWords } from '../build/steps.ts';
import type { ImageHandle } from '../handles/image.ts';
import { fetchThrough, replyInWords, type Reply } from '../probe/fetch.ts';
import { withCommand } from './commands.ts';
import { docs } from './docs.ts';
import type { MatcherResult } from './matcher.ts';

/**
 * Asks the applications of two images which installation of their dependencies they run on: the
 * same, so that nothing was installed in between.
 * @param earlier the image that was built before an edit
 * @param url where an application tells a number that every installation makes anew; one that has none
 *   says `no number` and what it goes by
 */
export async function toKeepTheInstallationOf(
  image: ImageHandle,
  earlier: ImageHandle,
  url: string,
): Promise<MatcherResult> {
  const { before, after } = await askBoth(earlier, image, url);
  const pass = answered(before) && answered(after) && before.body === after.body;
  return judgement(image, before, after, {
    pass,
    wanted: 'the same answer: the edit changed nothing that npm goes by when it installs',
  });
}

/** As {@link toKeepTheInstallationOf}, but for an edit after which it has to be another one. */
export async function toHaveAnotherInstallationThan(
  image: ImageHandle,
  earlier: ImageHandle,
  url: string,
): Promise<MatcherResult> {
  const { before, after } = await askBoth(earlier, image, url);
  const pass = answered(before) && answered(after) && before.body !== after.body;
  return judgement(image, before, after, {
    pass,
    wanted: 'another answer: the edit changed something that npm goes by when it installs',
  });
}

async function askBoth(
  earlier: ImageHandle,
  image: ImageHandle,
  url: string,
): Promise<{ before: Reply; after: Reply }> {
  const [before, after] = await Promise.all([ask(earlier, url), ask(image, url)]);
  return { before, after };
}

async function ask(image: ImageHandle, url: string): Promise<Reply> {
  const container = await image.container();
  return withCommand(container, () => fetchThrough((argv) => container.probe(argv), url));
}

function answered({ status, error, body }: Reply): boolean {
  return error === '' && status === 200 && body.trim() !== '';
}

function judgement(
  image: ImageHandle,
  before: Reply,
  after: Reply,
  { pass, wanted }: { pass: boolean; wanted: string },
): MatcherResult {
  return {
    pass,
    finding: {
      did: `docker build, an edit, docker build; ${after.command}   (in a container of each image)`,
      saw: [
        `${replyInWords(before)} before the edit`,
        `${replyInWords(after)} after it: ${conclusion(before, after)}`,
      ].join('\n'),
      wanted,
      facts: [`the build after the edit, step by step:\n${stepsInWords(image.steps)}`],
      read: docs.cache,
    },
  };
}

function conclusion(before: Reply, after: Reply): string {
  if (!answered(before) || !answered(after)) return 'no installation to compare';
  if (before.body === after.body) return 'npm did not install again';
  // Without the number only the files' times are left, which a copy may keep or not.
  if ([before, after].some(({ body }) => body.startsWith('no number')))
    return 'npm installed again, or its files were copied without their times';
  return 'npm installed again';
}
