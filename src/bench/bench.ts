import { referenceAnswer, type Attempt } from '../katas/attempt.ts';
import type { Kata } from '../katas/kata.ts';
import { CannotJudge } from '../errors/errors.ts';
import type { EngineConnection } from '../judge/engine.ts';
import { floorOf, measureCold, measureFloor, measureWarm } from './measure.ts';
import { measureWatch } from './watch.ts';
import { median } from './statistics.ts';

/** The times of one kata in one round, in milliseconds, and the memory of its watch; no floor where nobody has written one. */
export interface Round {
  floor: number | null;
  warm: number;
  /** From a save to the verdict, in a watch; null where the kata was not green then. */
  watch: number | null;
  /** Bytes of memory in all processes of that watch; null where it was not green, or nothing tells. */
  memory: number | null;
  /** Until `npm test` has printed the verdict. */
  printed: number;
  /** Until `npm test` has ended. */
  cold: number;
}

/** One kata's times: each the median over the rounds. */
export interface KataTimes extends Round {
  kata: string;
  /** warm ÷ floor. */
  ratio: number | null;
  /** watch ÷ floor. */
  loop: number | null;
  /** cold − floor, in milliseconds. */
  extra: number | null;
  rounds: Round[];
}

/** What the bench found, and what is wanted of it. */
export interface BenchResult {
  katas: KataTimes[];
  /** Katas that could not be measured, and why. */
  unmeasured: { kata: string; why: string }[];
  /** Medians over the katas; null where none has a floor. */
  ratio: number | null;
  loop: number | null;
  extra: number | null;
  memory: number | null;
}

/** What is wanted of the medians: warm ÷ floor, watch ÷ floor, cold − floor in milliseconds, bytes of memory. */
export const wanted = { ratio: 1.25, loop: 1, extra: 700, memory: 350e6 };

/**
 * Measures katas in rounds. In each round a kata's floor, warm and cold come directly after one
 * another, so that whatever else the machine does hits all three alike.
 */
export async function bench(
  session: EngineConnection,
  katas: Kata[],
  rounds: number,
  onRound: (kata: Kata, round: Round) => void,
): Promise<BenchResult> {
  const measured = new Map<Kata, Round[]>(katas.map((kata) => [kata, []]));
  const unmeasured: BenchResult['unmeasured'] = [];
  const ofEach = async (work: (kata: Kata, own: Round[]) => Promise<void>) => {
    for (const [kata, own] of measured)
      try {
        await work(kata, own);
      } catch (error) {
        if (!(error instanceof CannotJudge)) throw error;
        measured.delete(kata);
        unmeasured.push({ kata: kata.folderName, why: error.message });
      }
  };
  // Untimed: the first judging in a process is a cold one, and fills the builder's cache.
  await ofEach(async (kata) => {
    await measureWarm(kata, await referenceAnswer(kata));
  });
  for (let round = 0; round < rounds; round += 1)
    await ofEach(async (kata, own) => {
      const times = await measure(session, kata, await referenceAnswer(kata));
      own.push(times);
      onRound(kata, times);
    });
  const times = [...measured].map(([kata, own]) => timesOf(kata, own));
  const [ratio, loop, extra] = [over(times, 'ratio'), over(times, 'loop'), over(times, 'extra')];
  return { katas: times, unmeasured, ratio, loop, extra, memory: over(times, 'memory') };
}

async function measure(session: EngineConnection, kata: Kata, reference: Attempt): Promise<Round> {
  const ask = await floorOf(kata);
  const floor = ask ? await measureFloor(session, kata, reference, ask) : null;
  const warm = await measureWarm(kata, reference);
  const watch = await measureWatch(kata, reference);
  const { verdict: printed, end: cold } = await measureCold(kata, reference);
  const memory = watch?.memory || null;
  return { floor, warm, watch: watch?.ms ?? null, memory, printed, cold };
}

function timesOf(kata: Kata, rounds: Round[]): KataTimes {
  const middle = (what: keyof Round) =>
    Math.round(median(rounds.map((round) => round[what] ?? NaN)));
  const [warm, printed, cold] = [middle('warm'), middle('printed'), middle('cold')];
  const known = (what: 'floor' | 'watch' | 'memory') =>
    rounds.some((round) => round[what] === null) ? null : middle(what);
  const [floor, watch, memory] = [known('floor'), known('watch'), known('memory')];
  return {
    kata: kata.folderName,
    ...{ floor, warm, watch, memory, printed, cold },
    loop: floor === null || watch === null ? null : watch / floor,
    ratio: floor === null ? null : warm / floor,
    extra: floor === null ? null : cold - floor,
    rounds,
  };
}

function over(katas: KataTimes[], what: 'ratio' | 'loop' | 'extra' | 'memory'): number | null {
  const numbers = katas.flatMap((kata) => kata[what] ?? []);
  return numbers.length > 0 ? median(numbers) : null;
}
