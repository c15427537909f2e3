import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { rightAnswers } from '../katas/attempt.ts';
import type { Kata } from '../katas/kata.ts';
import { checkout } from '../system/paths.ts';
import type { EngineConnection } from '../judge/engine.ts';
import { Contender } from './contender.ts';
import type { FloorFunction } from './baseline.ts';
import { floorOf, measureFloor } from './measure.ts';
import { checkOut } from './other-checkout.ts';
import { median } from './statistics.ts';

/** One kata in one round, in milliseconds: judged by the other checkout, and twice by this one. */
export interface AgainstRound {
  /** As the other checkout has it; null where it has none. */
  floor: number | null;
  before: number;
  now: number;
  again: number;
}

/** One kata: medians over the rounds. */
export interface AgainstTimes extends AgainstRound {
  kata: string;
  /** now ÷ before. */
  ratio: number;
  /** again ÷ now: what differs between a checkout and itself. */
  self: number;
}

export interface AgainstResult {
  commit: string;
  katas: AgainstTimes[];
  /** Katas that the other checkout does not have. */
  without: string[];
  /** Medians over the katas. */
  ratio: number;
  /** How far a checkout is from itself: the median of |again ÷ now − 1|. */
  spread: number;
}

/** How much slower than the other checkout this one may be, beyond the spread. */
export const mostSlower = 0.05;

/**
 * Measures this checkout and another one in turn, round by round and kata by kata, so that whatever
 * else the machine does hits both alike.
 */
export async function benchAgainst(
  session: EngineConnection,
  katas: Kata[],
  { commit, rounds }: { commit: string; rounds: number },
  onRound: (kata: Kata, round: AgainstRound) => void,
): Promise<AgainstResult> {
  const other = await checkOut(commit);
  const [mine, its] = [checkout, other.root].map((root) => new Contender(root, session.docker));
  try {
    if (!mine || !its) throw new Error('there are two checkouts');
    const both = katas.filter(({ folderName }) =>
      existsSync(join(other.root, 'katas', folderName)),
    );
    const times: AgainstTimes[] = [];
    for (const kata of both) {
      // Untimed: the first judging in a process is a cold one, and fills the builder’s cache.
      for (const one of [mine, its]) await one.judge(kata.folderName);
      const own: AgainstRound[] = [];
      for (let round = 0; round < rounds; round += 1) {
        own.push(await measure(session, kata, { mine, its, root: other.root, first: round % 2 }));
        onRound(kata, own.at(-1) as AgainstRound);
      }
      times.push(timesOf(kata, own));
    }
    const without = katas
      .filter((kata) => !both.includes(kata))
      .map(({ folderName }) => folderName);
    const ratio = median(times.map((one) => one.ratio));
    const spread = median(times.map(({ self }) => Math.abs(self - 1)));
    return { commit: other.commit, katas: times, without, ratio, spread };
  } finally {
    await Promise.all([mine?.close(), its?.close()]);
    await other.remove();
  }
}

interface Sides {
  mine: Contender;
  its: Contender;
  /** Of the other checkout. */
  root: string;
  /** Which side comes first: it changes from round to round. */
  first: number;
}

async function measure(
  session: EngineConnection,
  kata: Kata,
  { mine, its, root, first }: Sides,
): Promise<AgainstRound> {
  const floor = await floorIn(root, session, kata);
  const name = kata.folderName;
  let before = first === 0 ? await its.judge(name) : 0;
  const now = await mine.judge(name);
  if (first !== 0) before = await its.judge(name);
  return { floor, before, now, again: await mine.judge(name) };
}

/** What the kata’s reference answer costs by hand: as the other checkout has it, or as this one has. */
async function floorIn(
  root: string,
  session: EngineConnection,
  kata: Kata,
): Promise<number | null> {
  const file = join(root, 'test', 'floors', `${kata.folderName}.ts`);
  if (!existsSync(file)) return null;
  const { default: ask } = (await import(pathToFileURL(file).href)) as { default: FloorFunction };
  const theirs = { ...kata, folder: join(root, 'katas', kata.folderName) };
  const [reference] = await rightAnswers(theirs);
  if (!reference) return null;
  try {
    return await measureFloor(session, theirs, reference, ask);
  } catch {
    // It was written for another lab than the one that runs it here.
    const own = await floorOf(kata);
    return own ? measureFloor(session, kata, reference, own) : null;
  }
}

function timesOf({ folderName: kata }: Kata, rounds: AgainstRound[]): AgainstTimes {
  const middle = (what: 'before' | 'now' | 'again') => median(rounds.map((round) => round[what]));
  const floors = rounds.flatMap(({ floor }) => floor ?? []);
  return {
    kata,
    floor: floors.length > 0 ? median(floors) : null,
    ...{ before: middle('before'), now: middle('now'), again: middle('again') },
    // Within a round both have had the same machine.
    ratio: median(rounds.map(({ before, now, again }) => (now + again) / 2 / before)),
    self: median(rounds.map(({ now, again }) => again / now)),
  };
}
