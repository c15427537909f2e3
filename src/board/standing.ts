import type { Kata } from '../katas/kata.ts';
import type { PostedVerdict } from './protocol/messages.ts';
import type { Seat } from './seat.ts';

/** A check at which seats are red. */
export interface RedCheck {
  /** Of the check in its spec, from 0. */
  index: number;
  /** As a seat has posted it. */
  name: string;
  seats: number;
}

/** How the seats stand that work on one kata. */
export interface AtKata {
  kata: Kata;
  seats: number;
  green: number;
  /** Could not be judged. */
  unjudged: number;
  /** How many checks the kata has. */
  checks: number;
  /** The check with the most seats first. */
  red: RedCheck[];
}

/** How a class stands at each of these katas. */
export function standingOf(katas: Kata[], seats: Seat[]): AtKata[] {
  const verdicts = seats.flatMap(({ verdict }) => verdict ?? []);
  return katas.map((kata) =>
    atKata(
      kata,
      verdicts.filter((verdict) => verdict.kata === kata.number),
    ),
  );
}

/** Where most of the class is red; undefined where nobody is. */
export function mostRed(standing: AtKata[]): AtKata | undefined {
  const red = standing.filter((one) => one.red.length > 0);
  const most = Math.max(...red.map(redAtFirst));
  return red.find((one) => redAtFirst(one) === most);
}

function redAtFirst({ red }: AtKata): number {
  return red[0]?.seats ?? 0;
}

function atKata(kata: Kata, verdicts: PostedVerdict[]): AtKata {
  const count = (status: PostedVerdict['status']) =>
    verdicts.filter((verdict) => verdict.status === status).length;
  const checks = Math.max(0, ...verdicts.map((verdict) => verdict.checks.length));
  const found = { green: count('passed'), unjudged: count('error'), checks };
  return { kata, seats: verdicts.length, ...found, red: redChecks(verdicts) };
}

function redChecks(verdicts: PostedVerdict[]): RedCheck[] {
  const known = new Map<number, RedCheck>();
  for (const { status, checks } of verdicts) {
    const index = checks.findIndex((check) => check.status === 'failed');
    if (status !== 'failed' || index < 0) continue;
    const one = known.get(index) ?? { index, name: checks[index]?.name ?? '', seats: 0 };
    known.set(index, { ...one, seats: one.seats + 1 });
  }
  return [...known.values()].sort((a, b) => b.seats - a.seats || a.index - b.index);
}
