import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Machine } from '../bench/machine.ts';
import { checkout } from '../system/paths.ts';
import type { Chart } from './chart.ts';
import type { Observation, Verdict } from './claim.ts';

/** What became of one claim when it was tried. */
export interface Result {
  number: number;
  verdict: Verdict;
  seen: string;
  /** The engine lacks what it takes to try it. */
  lacks?: true;
  /** What was typed, with plain names. */
  commands: string[];
  /** What was measured, apart from what is seen in every run. */
  measured?: Pick<Observation, 'holds' | 'limit' | 'seen'>;
  chart?: Chart;
}

/** What was seen when all claims were tried last, and where. */
export interface Results {
  /** `2026-11-29`. */
  date: string;
  machine: Machine;
  /** Of the docker CLI and of buildx. */
  versions: string[];
  /** The engine’s storage driver. */
  storage: string;
  claims: Result[];
}

const file = join(checkout, 'src', 'claims', 'results.json');

/** What `docs/claims.md` was written from. */
export function readResults(): Results {
  return JSON.parse(readFileSync(file, 'utf8')) as Results;
}

export function writeResults(results: Results): void {
  writeFileSync(file, `${JSON.stringify(results, null, 2)}\n`);
}
