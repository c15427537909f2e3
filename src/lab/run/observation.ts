/** What one observation showed, in the order in which it is printed. It never holds the answer. */
export interface Observation {
  /** What was done: a command, and from where. */
  ran: string;
  /** What was seen. */
  got: string;
  /** What was wanted. */
  expected: string;
  /** What the engine knows of the things involved, a line each. */
  see?: string[] | undefined;
  /** Where to read more. */
  read?: string | undefined;
  /** The time limits that struck meanwhile: a machine that is too slow may be to blame. */
  limits?: string[] | undefined;
}

// Names, labels, paths and logs are the attempt’s, of any length and number.
const most = { rows: 40, lines: 80, columns: 800, letters: 12_000 };

/** A finding as a person can read it: of what is endless, its beginning and its end. */
export function readable<T extends Observation>(finding: T): T {
  const { ran, got, expected, see = [] } = finding;
  const more = see.length - most.rows;
  const kept = see.slice(0, most.rows).map((fact) => readableText(fact, most.letters / 10));
  return {
    ...finding,
    ...{ ran: readableText(ran), got: readableText(got), expected: readableText(expected) },
    see: more > 0 ? [...kept, `… and ${more} more`] : kept,
  };
}

function readableText(text: string, letters = most.letters): string {
  // Nobody takes a megabyte apart for its first and last lines.
  const lines = cut(text, 4 * most.letters).split('\n');
  const kept =
    lines.length > most.lines
      ? [...lines.slice(0, most.lines / 2), '…', ...lines.slice(-most.lines / 2)]
      : lines;
  return cut(kept.map((line) => cut(line, most.columns)).join('\n'), letters);
}

/** A text of at most so many letters: its beginning and its end, where it is longer. */
export function cut(text: string, letters: number): string {
  if (text.length <= letters) return text;
  const end = Math.floor(letters / 4);
  return `${text.slice(0, letters - end - 3)} … ${text.slice(-end)}`;
}

/** The text of a finding. */
export function describeObservation({ ran, got, expected, see = [], read }: Observation): string {
  const rows = [...part('ran', ran), ...part('got', got), ...part('expected', expected)];
  for (const [index, fact] of see.entries()) rows.push(...part(index === 0 ? 'see' : '', fact));
  if (read) rows.push(...part('read', read));
  return shortened(rows.join('\n'));
}

/**
 * A text without the long name of a run's folder, which is gone when somebody reads it:
 * `/home/ada/.cache/docker-dojo/runs/0123456789@1.2.3.4/host/menu` → `…/host/menu`.
 */
export function shortened(text: string): string {
  return text.replaceAll(/\/\S*\/[0-9a-f]{10}@\d+\.\d*\.\w+\.\w+(?:\.\d*)?(?=\/)/g, '…');
}

function part(label: string, text: string): string[] {
  return text
    .trimEnd()
    .split('\n')
    .map((line, index) => `${(index === 0 ? label : '').padEnd(10)}${line}`.trimEnd());
}

/** The attempt's own fault, found outside a matcher: a setup that rejects, a build that fails. */
export class AttemptError extends Error {
  readonly finding: Observation;

  constructor(finding: Observation, options?: ErrorOptions) {
    const told = readable(finding);
    super(describeObservation(told), options);
    this.name = 'AttemptError';
    this.finding = told;
  }
}

/**
 * Cuts a text that a learner's program made to what can be read in a message: its last lines.
 * @param options.first how many of the lines are the text's first ones instead: fewer than `lines`
 */
export function excerpt(text: string, { lines = 12, first = 0, columns = 200 } = {}): string {
  const all = text.trimEnd().split('\n');
  const leftOut = all.length - lines;
  const gap = first > 0 ? [`… ${leftOut} ${leftOut === 1 ? 'line' : 'lines'} more …`] : [];
  const kept = leftOut > 0 ? [...all.slice(0, first), ...gap, ...all.slice(first - lines)] : all;
  return kept
    .map((line) => (line.length > columns ? `${line.slice(0, columns)} …` : line))
    .join('\n');
}
