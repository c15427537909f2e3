import { stripVTControlCharacters, styleText } from 'node:util';
import stringWidth from 'string-width';

export type Style = Parameters<typeof styleText>[0];

const graphemes = new Intl.Segmenter();

/** A text for a place of this many columns: cut where it is longer, padded where it is shorter. */
export function cell(text: string, width: number, style?: Style): string {
  const shown = cut(text, width);
  return styled(shown, style) + padding(shown, width);
}

/** As {@link cell}, at the right end of its place. */
export function rightCell(text: string, width: number, style?: Style): string {
  const shown = cut(text, width);
  return padding(shown, width) + styled(shown, style);
}

/** A text of at most this many columns, on one line; `…` stands for what is cut off. */
export function cut(text: string, width: number): string {
  const plain = oneLine(text);
  if (stringWidth(plain) <= width) return plain;
  if (width < 1) return '';
  let kept = '';
  let columns = 1;
  for (const { segment } of graphemes.segment(plain)) {
    columns += stringWidth(segment);
    if (columns > width) break;
    kept += segment;
  }
  return `${kept}…`;
}

/** Breaks a text at its spaces into lines of at most this many columns. */
export function filled(text: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of oneLine(text).split(' ')) {
    const longer = `${lines.at(-1) ?? ''} ${word}`;
    if (lines.length > 0 && stringWidth(longer) <= width) lines[lines.length - 1] = longer;
    else lines.push(cut(word, width));
  }
  return lines;
}

/** A text in a style, if there is one and there is a text. */
export function styled(text: string, style?: Style): string {
  return style && text ? styleText(style, text) : text;
}

/** How many columns the widest of these texts takes, within limits. */
export function widest(texts: string[], { least = 0, most = Infinity } = {}): number {
  const widths = texts.map((text) => stringWidth(oneLine(text)));
  return Math.min(most, Math.max(least, ...widths));
}

function padding(shown: string, width: number): string {
  return ' '.repeat(Math.max(0, width - stringWidth(shown)));
}

// What a learner's Dockerfile holds must not move the cursor.
function oneLine(text: string): string {
  return stripVTControlCharacters(text).replaceAll(/\p{Cc}+/gu, ' ');
}
