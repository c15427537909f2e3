import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { loadKatas } from '../../../curriculum/load.ts';
import { requireEngine } from '../../../engine/discover.ts';
import type { Steps } from '../../../steps.ts';
import { inUse } from '../../../verdict/cleanup.ts';
import { handedOut } from '../../handed-out.ts';
import { fingerprintOf, imagesToBring } from '../../judging/images.ts';
import { sandboxPlaces } from '../../judging/places.ts';
import type { Place } from '../../judging/place.ts';
import { standardLimitMs } from '../../judging/limit.ts';
import { basisOf } from '../basis.ts';
import { timing } from '../names.ts';
import { connectRedis, shown } from '../redis.ts';
import { Hands } from './hands.ts';
import { judgeJob, type Means } from './judge-job.ts';
import { KnownRuns } from './known-runs.ts';

export interface ServeOptions {
  address: URL;
  /** How many submissions are judged at once, each in a sandbox of its own. */
  jobs: number;
  steps: Steps;
}

/** Judges what is in the queues of a Redis, until the process is ended. */
export async function serveQueue({ address, jobs, steps }: ServeOptions): Promise<void> {
  const redis = await connectRedis(address, (words) => steps.say('queue', words));
  const files = mkdtempSync(join(tmpdir(), 'docker-dojo-katas-'));
  const places: Place[] = [];
  const hands = new Hands();
  const close = async () => {
    rmSync(files, { recursive: true, force: true });
    await Promise.all([hands.giveBack(), ...places.map((place) => place.end())]);
    redis.disconnect();
  };
  inUse({ close });
  try {
    const katas = loadKatas().map((kata) => handedOut(kata, files));
    const endpoint = await requireEngine();
    const images = fingerprintOf(await imagesToBring(endpoint));
    const options = { jobs, endpoint, images, limitMs: standardLimitMs, steps };
    places.push(...(await sandboxPlaces(options)));
    const runs = new KnownRuns(redis, basisOf(katas, images), steps);
    const onVerdict: Means['onVerdict'] = ({ number }, { verdict }) =>
      steps.say('judged', `kata ${number}: ${verdict.status}`);
    const means = { redis, katas, images, onVerdict };
    steps.say('queue', `${shown(address)}: judging ${jobs} at once, until Ctrl-C`);
    await Promise.all(places.map((place) => serveAt(place, { runs, hands, means })));
  } finally {
    await close();
  }
}

interface Serving {
  runs: KnownRuns;
  hands: Hands;
  means: Means;
}

async function serveAt(place: Place, { runs, hands, means }: Serving): Promise<never> {
  for (;;) {
    const taken = await runs.next();
    if (!taken) await pause(timing.idleMs);
    else await hands.hold(taken, () => judgeJob(taken, place, means));
  }
}
