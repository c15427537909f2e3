/** What one part of `verify` came to. */
export interface SectionResult {
  passed: number;
  failed: number;
  /** Printed below the section's line: what was seen, a table. */
  details: string;
  /** Each thing that failed; printed as well, and at the end of a long log once more. */
  failures?: string[];
}

/** One part of `verify`. */
export interface Section {
  name: string;
  /** Runs it; `say` prints a line of progress. */
  run: (say: (line: string) => void) => Promise<SectionResult>;
}
