import { describeReply, docs, type ImageHandle, type MatcherResult } from '#lab';

type Check = (image: ImageHandle) => Promise<MatcherResult>;
type Reply = Awaited<ReturnType<ImageHandle['http']>>;

/**
 * The site tells another installation than before an edit, where npm leaves a number; and it has a package
 * that only the edited lock file names.
 * @param options.packages where the site tells what lies beside its dependency
 */
export function installedAnewAfter(
  earlier: ImageHandle,
  url: string,
  { having: name, packages }: { having: string; packages: string },
): Check {
  return async (image) => {
    const [before, after, list] = await Promise.all([
      earlier.http(url),
      image.http(url),
      image.http(packages),
    ]);
    const same = before.body === after.body && numbered(before, after);
    const isThere = answered(list) && list.body.split(/\s+/).includes(name);
    const missing = `${describeReply(list)} at /packages: without ${name}`;
    return {
      pass: answered(before) && answered(after) && !same && isThere,
      finding: finding(image, before, after, {
        got: same ? 'npm did not install again' : missing,
        expected: `another answer, and the package ${name} that package-lock.json now names`,
      }),
    };
  };
}

function answered({ status, error, body }: Reply): boolean {
  return error === '' && status === 200 && body.trim() !== '';
}

function numbered(...replies: Reply[]): boolean {
  return replies.every(({ body }) => !body.startsWith('no number'));
}

function finding(
  image: ImageHandle,
  before: Reply,
  after: Reply,
  { got, expected }: { got: string; expected: string },
): MatcherResult['finding'] {
  const conclusion = answered(before) && answered(after) ? got : 'no installation to compare';
  return {
    ran: `docker build ${image.name}, an edit, docker build ${image.name}; ${after.command}   (in a container of each)`,
    got: [
      `${describeReply(before)} before the edit`,
      `${describeReply(after)} after it: ${conclusion}`,
    ].join('\n'),
    expected,
    see: [`the build after the edit, ${image.describeBuild()}`],
    read: docs.cache,
  };
}
