import { setTimeout as pause } from 'node:timers/promises';
import type { Redis } from 'ioredis';
import type { Kata } from '../../../katas/kata.ts';
import { CannotJudge } from '../../../errors/errors.ts';
import type { Steps } from '../../../system/steps.ts';
import { CanaryGuard } from '../../runners/canary-guard.ts';
import type { Runner } from '../../runners/runner.ts';
import { compatibilityOf } from '../compatibility.ts';
import { timing } from '../keys.ts';
import type { Room } from '../room.ts';
import { judgeJob, type ConsumerContext } from './judge-job.ts';
import { KnownGradings } from './known-gradings.ts';
import { Period } from './period.ts';
import type { TakenJobs } from './taken-jobs.ts';

export interface ServeOptions {
  redis: Redis;
  room: Room;
  /** Where submissions are judged, each place one after the other. */
  places: Runner[];
  /** As they are handed out. */
  katas: Kata[];
  /** The fingerprint of the images. */
  images: string;
  /** Takes also submissions that nobody has signed. */
  unsigned: boolean;
  /** Ends when nothing was there to judge for so long; never when left out. */
  untilIdleMs?: number | undefined;
  hands: TakenJobs;
  steps: Steps;
}

/**
 * Judges what is in the queues of a Redis; resolves when nothing has been there for as long as was said.
 * Where no place judges rightly, that is an error.
 */
export async function serveQueue(options: ServeOptions): Promise<void> {
  const { redis, room, places, katas, images, unsigned, steps } = options;
  const own = compatibilityOf(katas, images);
  const gradings = new KnownGradings(redis, { own, unsigned }, steps);
  const guard = new CanaryGuard(places, (words) => {
    steps.say('canary', words);
    gradings.refuse(words).catch(() => undefined);
  });
  const onVerdict: ConsumerContext['onVerdict'] = ({ number }, { verdict }) =>
    steps.say('judged', `kata ${number}: ${verdict.status}`);
  const means = { redis, katas, images, room, onVerdict };
  const idle = new Idle(options);
  await Promise.all(
    places.map((place) => serveAt(place, { ...options, gradings, guard, means, idle })),
  );
  if (idle.isOver()) return;
  throw new CannotJudge({
    failed: 'Nothing here judges rightly: this worker judges nobody',
    lines: guard.shown(),
    next: ['npm run dojo -- doctor'],
  });
}

interface Serving {
  gradings: KnownGradings;
  hands: TakenJobs;
  guard: CanaryGuard;
  means: ConsumerContext;
  idle: Idle;
}

/** Judges in one place for as long as its canaries are right. */
async function serveAt(place: Runner, serving: Serving): Promise<void> {
  const { guard, means, idle } = serving;
  for (let number = 1; await guard.isReady(place); number += 1) {
    const period = new Period(means.redis, place.slot ?? '', number);
    await judgePeriod({ place, period }, serving);
    if (period.runs.size === 0) return period.end(null);
    const shown = await guard.lastOf(new Set([place.slot ?? '']));
    await means.room.wait(() => period.end(shown.get(place.slot ?? '') ?? null));
    idle.ended();
  }
}

/** Until all is taken that there is: then a canary is waited for, and there is time for it. */
async function judgePeriod(
  bench: { place: Runner; period: Period },
  { gradings, hands, means, idle }: Serving,
): Promise<void> {
  const { runs } = bench.period;
  while (runs.size === 0 || (await gradings.haveWaiting(runs))) {
    const taken = await means.room.wait(() => gradings.next());
    if (taken) {
      await hands.hold(taken, () => judgeJob(taken, bench, means));
      idle.ended();
    } else if (idle.isOver()) return;
    else await pause(timing.idleMs);
  }
}

/** For how long nothing has been judged here, nor was there anything to judge. */
class Idle {
  readonly #limitMs: number;
  readonly #hands: TakenJobs;
  #since = performance.now();

  constructor({ untilIdleMs = Infinity, hands }: Pick<ServeOptions, 'untilIdleMs' | 'hands'>) {
    this.#limitMs = untilIdleMs;
    this.#hands = hands;
  }

  /** Something was judged until now. */
  ended(): void {
    this.#since = performance.now();
  }

  isOver(): boolean {
    return this.#hands.areEmpty && performance.now() - this.#since >= this.#limitMs;
  }
}
