import wrapAnsi from 'wrap-ansi';

/**
 * Breaks a text between its words into lines of at most this many columns: `start` stands before the
 * first line, and as many spaces before the others. A word that is longer has a line of its own.
 */
export function hanging(start: string, text: string, width: number): string {
  // In a pipe there is no width.
  if (width === Infinity) return start + text;
  const lines = wrapAnsi(text, Math.max(1, width - start.length)).split('\n');
  return start + lines.join(`\n${' '.repeat(start.length)}`);
}

/**
 * A message for a screen of this width: what is broken goes on below where its line’s text began. In a
 * pipe there is no width (Infinity), and each of its lines stays one.
 */
export function fitted(message: string, width: number): string {
  const fit = (line: string) => {
    const [start = ''] = /^(?:[a-z]+ {2,}| +)/.exec(line) ?? [];
    return hanging(start, line.slice(start.length), width);
  };
  return message.split('\n').map(fit).join('\n');
}

/** Breaks one line into pieces of at most `width` columns, wherever it has to; what is styled stays styled. */
export function pieces(line: string, width: number): string[] {
  return wrapAnsi(line, width, { hard: true, wordWrap: false, trim: false }).split('\n');
}
