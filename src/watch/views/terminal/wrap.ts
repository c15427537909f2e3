// A style (SGR) sequence: it takes no room on the screen.
const style = /(\x1b\[[0-9;]*m)/;

/** Breaks one line into pieces of at most `width` columns; what is styled stays styled. */
export function wrap(line: string, width: number): string[] {
  const pieces: string[] = [];
  let piece = '';
  let columns = 0;
  let styles = '';
  for (const part of line.split(style)) {
    if (style.test(part)) {
      piece += part;
      styles = /^\x1b\[(?:0|39|49|22|2[3-9])?m$/.test(part) ? '' : styles + part;
      continue;
    }
    for (const letter of part) {
      if (columns === width) {
        pieces.push(styles ? `${piece}\x1b[0m` : piece);
        piece = styles;
        columns = 0;
      }
      piece += letter;
      columns += 1;
    }
  }
  return [...pieces, piece];
}
