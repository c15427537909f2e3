import { stripVTControlCharacters, styleText } from 'node:util';

export type Style = Parameters<typeof styleText>[0];

/** A text for a place of this many columns: cut where it is longer, padded where it is shorter. */
export function cell(text: string, width: number, style?: Style): string {
  const shown = cut(text, width);
  const room = ' '.repeat(Math.max(0, width - lengthOf(shown)));
  return styled(shown, style) + room;
}

/** As {@link cell}, at the right end of its place. */
export function rightCell(text: string, width: number, style?: Style): string {
  const shown = cut(text, width);
  return ' '.repeat(Math.max(0, width - lengthOf(shown))) + styled(shown, style);
}

/** A text of at most this many columns, on one line; `…` stands for what is cut off. */
export function cut(text: string, width: number): string {
  const plain = oneLine(text);
  const letters = Array.from(plain);
  if (letters.length <= width) return plain;
  return width < 1 ? '' : `${letters.slice(0, width - 1).join('')}…`;
}

/** Breaks a text at its spaces into lines of at most this many columns. */
export function filled(text: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of oneLine(text).split(' ')) {
    const longer = `${lines.at(-1) ?? ''} ${word}`;
    if (lines.length > 0 && longer.length <= width) lines[lines.length - 1] = longer;
    else lines.push(cut(word, width));
  }
  return lines;
}

/** A text in a style, if there is one and there is a text. */
export function styled(text: string, style?: Style): string {
  return style && text ? styleText(style, text) : text;
}

/** The length of the longest of these texts, within limits. */
export function widest(texts: string[], { least = 0, most = Infinity } = {}): number {
  const lengths = texts.map((text) => lengthOf(oneLine(text)));
  return Math.min(most, Math.max(least, ...lengths));
}

function lengthOf(text: string): number {
  return Array.from(text).length;
}

// What a learner's Dockerfile holds must not move the cursor.
function oneLine(text: string): string {
  return stripVTControlCharacters(text).replaceAll(/\p{Cc}+/gu, ' ');
}
