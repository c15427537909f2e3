import { docs } from '../../../engine/docs.ts';
import { anotherBuilds } from '../../objects/builder/another-builds.ts';
import { haveTwins, ranNothing } from '../../objects/builder/steps.ts';
import type { ImageHandle } from '../../objects/image/image.ts';
import { describeResponse, type HttpResponse } from '../../probes/http.ts';
import { AttemptError } from '../../run/observation.ts';
import type { MatcherResult } from '../define.ts';

/**
 * Compares the installations of two builds of an app that tells them apart by a number that npm's
 * scripts draw. Where npm runs no scripts there is none, and that the image could be built with
 * `nothingToInstall` is what counts: npm got no package for it.
 * @param image of the later build
 * @param options.at where the app tells its number (`no number` for none): a URL in its container
 */
export async function toKeepTheInstallationOf(
  image: ImageHandle,
  earlier: ImageHandle,
  { at: url }: { at: string },
): Promise<MatcherResult> {
  const [before, after] = await Promise.all([earlier.http(url), image.http(url)]);
  const answered = [before, after].every(hasAnswered);
  const numbered = [before, after].every(({ body }) => !body.startsWith('no number'));
  const same = before.body === after.body;
  const conclusion = same ? 'the same' : 'npm ran again';
  const pass = answered && (same || !numbered);
  const finding = {
    ran: `docker build ${image.name}, a change, docker build ${image.name}; ${after.command}   (in a container of each)`,
    got: [
      `${describeResponse(before)} before the change`,
      `${describeResponse(after)} after it: ${answered ? conclusion : 'no installation to compare'}`,
    ].join('\n'),
    expected: 'the same answer: the change was none of a dependency',
    see: [`the last build, ${image.describeBuild()}`],
    read: docs.cache,
  };
  const others = ranNothing(image.steps) || haveTwins(image.steps);
  if (!pass && answered && others) throw anotherBuilds(new AttemptError(finding));
  return { pass, finding };
}

function hasAnswered({ status, error, body }: HttpResponse): boolean {
  return error === '' && status === 200 && body.trim() !== '';
}
