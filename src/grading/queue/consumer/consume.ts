import { loadKatas } from '../../../katas/load.ts';
import { requireEngine } from '../../../engine/discover.ts';
import type { Steps } from '../../../system/steps.ts';
import { temporaryFolder } from '../../../system/temporary-folder.ts';
import { register } from '../../../judge/cleanup.ts';
import { originalKata } from '../../../katas/originals/lay-out.ts';
import { drawCanary } from '../../runners/canary.ts';
import { fingerprintOf, imagesToBring } from '../../runners/image-transfer.ts';
import { sandboxRunners } from '../../runners/sandbox-runners.ts';
import type { Runner } from '../../runners/runner.ts';
import { standardLimitMs } from '../../runners/limit.ts';
import { secondsText } from '../../../text/units.ts';
import { shown } from '../address.ts';
import { connectRedis } from '../redis.ts';
import { refusedBy } from '../redis-errors.ts';
import { Room } from '../room.ts';
import { serveQueue } from './serve.ts';
import { TakenJobs } from './taken-jobs.ts';

export interface ConsumeOptions {
  address: URL;
  /** How many submissions are judged at once, each in a sandbox of its own. */
  jobs: number;
  /** Takes also submissions that nobody has signed. */
  unsigned: boolean;
  /** Ends when nothing was there to judge for so long; never when left out. */
  untilIdleMs?: number | undefined;
  steps: Steps;
}

/** Judges what is in the queues of a Redis, in sandboxes of this machine, until it is ended or idle. */
export async function consumeQueue({
  address,
  jobs,
  unsigned,
  untilIdleMs,
  steps,
}: ConsumeOptions): Promise<void> {
  const redis = await connectRedis(address, (words) => steps.say('queue', words));
  const { folder: files, remove } = temporaryFolder('katas');
  const places: Runner[] = [];
  const hands = new TakenJobs();
  const close = async () => {
    remove();
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
    steps.say('queue', `${shown(address)}: judging ${jobs} at once, ${until(untilIdleMs)}`);
    const asked = { redis, places, katas, images, unsigned, untilIdleMs, hands, steps };
    await serveQueue({
      ...asked,
      room: new Room((words) => steps.say('queue', `${shown(address)} ${words}`)),
    });
  } catch (error) {
    throw refusedBy(address, error);
  } finally {
    await close();
  }
}

function until(idleMs: number | undefined): string {
  return idleMs === undefined ? 'until Ctrl-C' : `until nothing came for ${secondsText(idleMs)}`;
}
