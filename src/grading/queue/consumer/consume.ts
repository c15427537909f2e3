import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { loadKatas } from '../../../katas/load.ts';
import { CannotJudge } from '../../../errors/errors.ts';
import { requireEngine } from '../../../engine/discover.ts';
import type { Steps } from '../../../system/steps.ts';
import { register } from '../../../judge/cleanup.ts';
import { originalKata } from '../../../katas/originals/lay-out.ts';
import { drawCanary } from '../../runners/canary.ts';
import { CanaryGuard } from '../../runners/canary-guard.ts';
import { fingerprintOf, imagesToBring } from '../../runners/image-transfer.ts';
import { sandboxRunners } from '../../runners/sandbox-runners.ts';
import type { Runner } from '../../runners/runner.ts';
import { standardLimitMs } from '../../runners/limit.ts';
import { compatibilityOf } from '../compatibility.ts';
import { timing } from '../keys.ts';
import { connectRedis, shown } from '../redis.ts';
import { TakenJobs } from './taken-jobs.ts';
import { judgeJob, type ConsumerContext } from './judge-job.ts';
import { KnownGradings } from './known-gradings.ts';
import { Period } from './period.ts';

export interface ConsumeOptions {
  address: URL;
  /** How many submissions are judged at once, each in a sandbox of its own. */
  jobs: number;
  /** Takes also submissions that nobody has signed. */
  unsigned: boolean;
  steps: Steps;
}

/** Judges what is in the queues of a Redis, until the process is ended. */
export async function consumeQueue({
  address,
  jobs,
  unsigned,
  steps,
}: ConsumeOptions): Promise<void> {
  const redis = await connectRedis(address, (words) => steps.say('queue', words));
  const files = mkdtempSync(join(tmpdir(), 'docker-dojo-katas-'));
  const places: Runner[] = [];
  const hands = new TakenJobs();
  const close = async () => {
    rmSync(files, { recursive: true, force: true });
    await Promise.all([hands.giveBack(), ...places.map((place) => place.end())]);
    redis.disconnect();
  };
  register({ close });
  try {
    const all = loadKatas();
    const katas = all.map((kata) => originalKata(kata, files));
    const canary = await drawCanary(all, all, files);
    const endpoint = await requireEngine();
    const images = fingerprintOf(await imagesToBring(endpoint));
    // Nobody knows yet which katas will be sent: no time goes into what they build.
    const options = { jobs, seeds: [], endpoint, images, limitMs: standardLimitMs, canary, steps };
    places.push(...(await sandboxRunners(options)));
    const runs = new KnownGradings(redis, { own: compatibilityOf(katas, images), unsigned }, steps);
    const guard = new CanaryGuard(places, (words) => {
      steps.say('canary', words);
      runs.refuse(words).catch(() => undefined);
    });
    const onVerdict: ConsumerContext['onVerdict'] = ({ number }, { verdict }) =>
      steps.say('judged', `kata ${number}: ${verdict.status}`);
    const means = { redis, katas, images, onVerdict };
    steps.say('queue', `${shown(address)}: judging ${jobs} at once, until Ctrl-C`);
    await Promise.all(places.map((place) => serveAt(place, { runs, hands, guard, means })));
    throw new CannotJudge({
      failed: 'Nothing here judges rightly: this worker judges nobody',
      lines: guard.shown(),
      next: ['npm run dojo -- doctor'],
    });
  } finally {
    await close();
  }
}

interface Serving {
  runs: KnownGradings;
  hands: TakenJobs;
  guard: CanaryGuard;
  means: ConsumerContext;
}

/** Judges in one place for as long as its canaries are right. */
async function serveAt(place: Runner, { runs, hands, guard, means }: Serving): Promise<void> {
  for (let number = 1; await guard.isReady(place); number += 1) {
    const period = new Period(means.redis, place.slot ?? '', number);
    // Until all is taken that there is: then a canary is waited for, and there is time for it.
    while (period.runs.size === 0 || (await runs.haveWaiting(period.runs))) {
      const taken = await runs.next();
      if (!taken) await pause(timing.idleMs);
      else await hands.hold(taken, () => judgeJob(taken, { place, period }, means));
    }
    const shown = await guard.lastOf(new Set([place.slot ?? '']));
    await period.end(shown.get(place.slot ?? '') ?? null);
  }
}
