import type { Need } from '../katas/kata.ts';
import type { Chart } from './chart.ts';
import type { Session } from './session.ts';

/** What became of a claim. */
export type Verdict = 'true' | 'true with a condition' | 'outdated' | 'false' | 'unproved';

/** What was seen when a claim was tried. */
export interface Observation {
  /** What the claim says is so. */
  holds: boolean;
  /** Something was seen that the claim leaves out, and that has to be known: a condition. */
  limit?: boolean;
  /** In a few words; empty where the chart says it. */
  seen: string;
  /** Times or sizes that were taken side by side. */
  chart?: Chart;
}

/** A statement that an engine can be asked about. */
export interface Claim {
  number: number;
  /** The chapter of the page that it stands in. */
  chapter: string;
  /** In our words. */
  claim: string;
  /** What was run, in a few words. */
  tried: string;
  /** What to know instead, or the condition under which it is true. */
  note: string;
  /** The numbers of the katas that teach it. */
  katas: string[];
  /** What an engine has to have for it, as katas say it. */
  needs?: Need[];
  /** Asks the engine. It throws where a control fails: then nothing was found out. */
  run?: (session: Session) => Promise<Observation>;
  /** What takes time only because it is measured: the tests leave it out. */
  measure?: (session: Session) => Promise<Observation>;
  /** What cannot be tried here: the verdict by others, and where they say so. */
  told?: { verdict: Verdict; seen: string; sources: string[] };
}

/** A claim without the chapter that it stands in. */
export type ClaimOfChapter = Omit<Claim, 'chapter'>;

/** The one rule: false where one thing that it says is not so, a condition where one was seen. */
export function verdictOf(observations: Pick<Observation, 'holds' | 'limit'>[]): Verdict {
  if (observations.length === 0) return 'unproved';
  if (!observations.every(({ holds }) => holds)) return 'false';
  return observations.some(({ limit }) => limit) ? 'true with a condition' : 'true';
}
