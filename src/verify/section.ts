/** What one part of `verify` came to. */
export interface SectionResult {
  passed: number;
  failed: number;
  /** Printed below the section's line: failures, a table. */
  details: string;
  /** Each failure in short, for the end of a long log; the last lines of the details when left out. */
  failures?: string[];
}

/** One part of `verify`. */
export interface Section {
  name: string;
  /** Runs it; `say` prints a line of progress. */
  run: (say: (line: string) => void) => Promise<SectionResult>;
}
