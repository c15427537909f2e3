/**
 * What a person needs to know when something went wrong, in the order in which it is printed.
 */
export interface ErrorDetails {
  /** What failed, as a sentence without its full stop. */
  failed: string;
  /** The thing it failed on: a file, an image, a socket. */
  on?: string | undefined;
  /** The command that was run, if one was. */
  command?: string | undefined;
  /** The last lines that matter of its output. */
  lines?: string[] | undefined;
  /** What to do next, one step a line. */
  next?: string[] | undefined;
}

/** The text of a trouble: the one place where an error becomes words. */
export function describeError(trouble: ErrorDetails): string {
  const rows: string[] = [trouble.failed];
  if (trouble.on) rows.push(row('on', trouble.on));
  if (trouble.command) rows.push(row('command', trouble.command));
  for (const line of trouble.lines ?? []) rows.push(row('', line));
  for (const [index, step] of (trouble.next ?? []).entries())
    rows.push(row(index === 0 ? 'next' : '', step));
  return rows.join('\n');
}

/** The last `count` lines of a text that are not blank. */
export function lastLines(text: string, count = 12): string[] {
  return text
    .split('\n')
    .map((line) => line.trimEnd())
    .filter((line) => line !== '')
    .slice(-count);
}

function row(label: string, text: string): string {
  return `${label.padEnd(10)}${text}`;
}
