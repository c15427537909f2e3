import { appendFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * What a run made that cannot carry its label, one JSON line each, written before it is made: a
 * process of the learner's code, an image it pulled or tagged, a volume without a name.
 */
export type LedgerEntry =
  | { kind: 'process'; process: string }
  | { kind: 'image'; reference: string }
  | { kind: 'volume'; name: string };

/** Adds a line to the ledger of the run in `folder`; it is on disk when this returns. */
export function enter(folder: string, entry: LedgerEntry): void {
  appendFileSync(ledgerFile(folder), `${JSON.stringify(entry)}\n`);
}

/** The lines of a run's ledger; one that was cut off by a kill is left out. */
export function readLedger(folder: string): LedgerEntry[] {
  let text: string;
  try {
    text = readFileSync(ledgerFile(folder), 'utf8');
  } catch {
    return [];
  }
  return text.split('\n').flatMap((line) => {
    try {
      return [JSON.parse(line) as LedgerEntry];
    } catch {
      return [];
    }
  });
}

/** Where the ledger of the run in `folder` lies. */
export function ledgerFile(folder: string): string {
  return join(folder, 'ledger.jsonl');
}
