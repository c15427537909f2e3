/** Breaks a text between its words; a word that is longer than a line has one of its own. */
export function brokenLines(
  text: string,
  width: number,
  { indent = '', columns = (line: string) => line.length } = {},
): string[] {
  const lines: string[] = [];
  const [first = '', ...words] = text.split(' ');
  let line = first;
  for (const word of words) {
    const longer = `${line} ${word}`;
    if (line.trim() && columns(longer) > width) {
      lines.push(line.trimEnd());
      line = indent + word;
    } else line = longer;
  }
  return [...lines, line];
}

/**
 * A message for a screen of this width: what is broken goes on below where its line’s text began. In a
 * pipe there is no width (Infinity), and each of its lines stays one.
 */
export function fitted(message: string, width: number): string {
  const fit = (line: string) => {
    const [start = ''] = /^(?:[a-z]+ {2,}| +)/.exec(line) ?? [];
    return brokenLines(line, width, { indent: ' '.repeat(start.length) });
  };
  return message.split('\n').flatMap(fit).join('\n');
}
