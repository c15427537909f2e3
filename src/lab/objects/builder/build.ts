import { join } from 'node:path';
import { lostContentIn } from '../../../errors/machine.ts';
import { referenceOf } from '../../../images/catalogue.ts';
import { alone } from '../../../system/file-lock.ts';
import { dojoHome } from '../../../system/paths.ts';
import { identify, writeProcessId } from '../../../system/process-id.ts';
import { patiently } from '../../run/time-limits.ts';
import type { AttemptError } from '../../run/observation.ts';
import { enter } from '../../run/ledger.ts';
import type { Run } from '../../run/run.ts';
import type { BuildStep } from '../../run/trace.ts';
import { tellSteps } from './activity.ts';
import { anotherBuilds } from './another-builds.ts';
import { buildFault, flood, outputLimit, overdue, throwMachineTrouble } from './build-faults.ts';
import { choices, commandOf, rebuildOf, type BuildOptions } from './build-options.ts';
import { readSteps } from './buildkit-progress.ts';
import { forgetSteps } from './cache-records.ts';
import { buildCommand, buildEnv } from './command.ts';
import { installedAgain } from './nothing-to-install.ts';
import { ownCacheMounts } from './own-cache-mounts.ts';
import { areShared, failedSteps } from './steps.ts';

/** A build that came to an end. */
export type BuildResult =
  | { ok: true; imageId: string; steps: BuildStep[]; command: string }
  | { ok: false; fault: AttemptError; steps: BuildStep[] };

/** Several times what a build of any kata takes, in seconds: one that waits for something never ends. */
const longEnough = Number(process.env['DOJO_BUILD_LIMIT_MS'] ?? 150_000) / 1000;

/** A build beside this one is over by then; an attempt whose builds look so by themselves costs as many. */
const mostRebuilds = 4;

let count = 0;

/** Builds an image with BuildKit through the docker CLI: exact facts on each step, and its errors. */
export async function build(run: Run, options: BuildOptions): Promise<BuildResult> {
  const built = await buildOnce(run, options);
  if (built.ok) return built;
  // A step that failed is in no cache, so that the next build shows how it is.
  const isRebuild = options.nothingToInstall && failedSteps(built.steps).length > 0;
  if (isRebuild && areShared(built.steps)) return rebuildApart(run, options);
  if (!built.steps.some(isLostExport)) return built;
  const again = await buildOnce(run, options);
  // What was run was run the first time.
  return again.ok ? { ...again, steps: built.steps } : again;
}

/**
 * A build may be given the steps of another one that runs the same beside it, and not what the cache
 * holds: it is tried until it shares none. Two that are tried so share with each other: they take turns.
 */
function rebuildApart(run: Run, options: BuildOptions): Promise<BuildResult> {
  return alone(join(dojoHome(), 'turns', 'rebuild'), async () => {
    for (let left = mostRebuilds; ; left -= 1) {
      const again = await buildOnce(run, options);
      if (again.ok || !areShared(again.steps)) return again;
      if (left === 1) throw anotherBuilds(again.fault);
    }
  });
}

/**
 * The export is the engine's own work, after all of the Dockerfile's. With the containerd image store it
 * fails where another run removes an image of the same layers in the same moment.
 */
function isLostExport({ name, error }: BuildStep): boolean {
  return name.startsWith('exporting to ') && /snapshot .* does not exist/s.test(error ?? '');
}

async function buildOnce(run: Run, options: BuildOptions): Promise<BuildResult> {
  const id = (count += 1);
  const tag = `localhost/dojo-${run.id}:${id}`;
  const args = [
    ...['build', '--progress=rawjson', '--pull=false', '--provenance=false', '--tag', tag],
    ...Object.entries(run.labels).flatMap(([name, value]) => ['--label', `${name}=${value}`]),
    // npm finds its packages in the base image: a build needs no network.
    ...[
      '--build-context',
      `node:24-trixie-slim=docker-image://${referenceOf('docker-dojo/node-offline')}`,
    ],
    // What an earlier run has left in a cache mount would decide otherwise.
    ...(await ownCacheMounts(run, options)),
    ...choices(options),
    options.context,
  ];
  const { maxSeconds } = options;
  const seconds = maxSeconds === undefined ? longEnough : patiently(maxSeconds);
  const { execa } = await import('execa');
  const [command, ...first] = buildCommand();
  const building = execa(command, [...first, ...args], {
    env: buildEnv(run),
    reject: false,
    maxBuffer: outputLimit,
    timeout: seconds * 1000,
    killSignal: 'SIGKILL',
    // A group of its own: a cleanup can end it when whoever started it was killed.
    detached: true,
    ...(options.signal ? { cancelSignal: options.signal } : {}),
  });
  if (building.pid !== undefined)
    enter(run.folder, { kind: 'process', process: writeProcessId(identify(building.pid)) });
  tellSteps(building.stderr, run.tell);
  const { exitCode, stderr, isMaxBuffer, timedOut } = await building;
  if (isMaxBuffer) return { ok: false, steps: [], fault: flood(options) };
  const { steps, words } = readSteps(stderr);
  if (timedOut) return { ok: false, steps, fault: await overdue(run, options, steps, seconds) };
  const again = options.nothingToInstall && installedAgain(rebuildOf(options), steps);
  if (again) return { ok: false, steps, fault: again };
  if (exitCode === 0)
    return { ok: true, imageId: await idOf(run, tag), steps, command: commandOf(options) };
  const lost = lostContentIn(words);
  if (lost) {
    // Else it would be lost to every build, until somebody empties the cache.
    await forgetSteps(run.endpoint.host, steps);
    throw lost;
  }
  const fault = await buildFault(run, options, steps, words);
  await throwMachineTrouble(run, [words, ...steps.map(({ error }) => error ?? '')], fault);
  return { ok: false, steps, fault };
}

/** What the engine calls the image. The builder may call it otherwise: by its config, not its manifest. */
async function idOf({ docker }: Run, tag: string): Promise<string> {
  return (await docker.getImage(tag).inspect()).Id;
}
