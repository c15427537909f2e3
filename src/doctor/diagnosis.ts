/** What the doctor found out about one thing. */
export interface Diagnosis {
  /** The thing: `engine`, `image node:24-trixie-slim`. */
  about: string;
  /** `error`: katas cannot be judged. `warning`: some may be slow, or fail on this machine. */
  level: 'ok' | 'warning' | 'error';
  /** What was seen, in words. */
  text: string;
  /** What mends it, each step on a line: a command where there is one; null where nothing is wrong. */
  mend: string | null;
  /** The same for programs. */
  facts: Record<string, string | number | boolean | null>;
}

type Facts = Diagnosis['facts'];

/** A line about something that is as it should be. */
export function ok(about: string, text: string, facts: Facts = {}): Diagnosis {
  return { about, level: 'ok', text, mend: null, facts };
}

export function warning(about: string, text: string, mend: string, facts: Facts = {}): Diagnosis {
  return { about, level: 'warning', text, mend, facts };
}

export function error(about: string, text: string, mend: string, facts: Facts = {}): Diagnosis {
  return { about, level: 'error', text, mend, facts };
}

/** Bytes in words: `312 MB`, `4.2 GB`. */
export function size(bytes: number): string {
  return bytes < 1e9 ? `${(bytes / 1e6).toFixed(0)} MB` : `${(bytes / 1e9).toFixed(1)} GB`;
}
