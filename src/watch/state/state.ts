import type { Kata } from '../../katas/kata.ts';
import type { Verdict } from '../../judge/verdict.ts';

/** A judging that goes on. */
export interface Running {
  /** When it began: milliseconds of the driver’s clock. */
  since: number;
  /** Why it was begun: `setup.ts was saved`. */
  because: string;
  /** The check that runs, and what it is doing; null before the first. */
  check: string | null;
  doing: string | null;
  /** The checks that are over, in their order. */
  over: { name: string; passed: boolean }[];
}

/** A verdict, and when its judging began: milliseconds of the driver’s clock. */
export interface JudgedSave {
  verdict: Verdict;
  since: number;
}

/** Every kata is being judged. */
export interface CheckingAll {
  since: number;
  total: number;
  /** The verdicts that are known, a line each. */
  lines: string[];
  green: number;
}

/** A text on the screen instead of the verdict, until a key or a save takes it away. */
export interface Panel {
  title: string;
  text: string;
  /** The key that asked for it; a view may have the same in a place of its own. */
  key?: string;
}

/** All that a watch knows; what is on the screen follows from it. */
export interface State {
  katas: Kata[];
  kata: Kata;
  /** Counts the judgings: what a cancelled one still says has another number. */
  run: number;
  /** The fingerprint of the content that is being judged, or was judged last. */
  fingerprint: string | null;
  running: Running | null;
  all: CheckingAll | null;
  verdict: Verdict | null;
  /** When the judging of `verdict` began; null without one. */
  judgedSince: number | null;
  /** The last verdict on other content than that of `verdict`. */
  before: JudgedSave | null;
  /** How many verdicts there were since the learner came to this kata: beside the first stands the task. */
  verdicts: number;
  panel: Panel | null;
  question: string | null;
  /** What there is to say beside the verdict: that it polls, that a kata went green. */
  notes: { files: string | null; last: string | null };
  /** The first digit of a kata’s number, until the second comes. */
  typed: string;
  /** How many lines are above the screen. */
  scroll: number;
  autoAdvance: boolean;
  /** It posts to the board of a class, where a hand can be raised. */
  onBoard: boolean;
  closing: boolean;
}

/** What happens to a watch. */
export type WatchEvent =
  | { kind: 'content'; fingerprint: string; now: number; because: string }
  | { kind: 'key'; key: string; now: number }
  /** A kata was picked, by its number. */
  | { kind: 'picked'; number: string }
  | { kind: 'check'; run: number; name: string }
  | { kind: 'checked'; run: number; name: string; passed: boolean }
  | { kind: 'doing'; run: number; text: string | null }
  | { kind: 'verdict'; run: number; verdict: Verdict; now: number }
  | { kind: 'one of all'; run: number; line: string; green: boolean }
  | { kind: 'all judged'; run: number; now: number }
  | { kind: 'moved'; kata: Kata; fingerprint: string; now: number }
  | { kind: 'shown'; panel: Panel }
  | { kind: 'noted'; text: string }
  | { kind: 'asked'; question: string }
  | { kind: 'files'; note: string | null };

/** What the driver is to do. */
export type Effect =
  | { kind: 'judge'; kata: Kata; run: number }
  | { kind: 'judge all'; run: number }
  | { kind: 'note'; kata: Kata; verdict: Verdict }
  | { kind: 'next'; kata: Kata }
  | { kind: 'go'; kata: Kata }
  | { kind: 'list' }
  | { kind: 'keys' }
  /** One of the learner’s helpers, by its key. */
  | { kind: 'help'; key: string }
  | { kind: 'answer'; yes: boolean }
  | { kind: 'quit'; code: number };

export interface Transition {
  state: State;
  effects: Effect[];
}

/** How a watch begins. */
export function initialState(
  katas: Kata[],
  kata: Kata,
  { autoAdvance = false, onBoard = false } = {},
): State {
  return {
    ...{ katas, kata, autoAdvance, onBoard },
    run: 0,
    fingerprint: null,
    ...blank,
    notes: { files: null, last: null },
    closing: false,
  };
}

/** Nothing on the screen, nothing going on. */
export const blank = {
  running: null,
  all: null,
  verdict: null,
  judgedSince: null,
  before: null,
  verdicts: 0,
  panel: null,
  question: null,
  typed: '',
  scroll: 0,
};
