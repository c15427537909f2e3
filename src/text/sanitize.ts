import { stripVTControlCharacters } from 'node:util';

// Controls but tab and newline, what turns the direction of a text, what nobody sees, and halves of
// characters. The joiners of scripts and emoji (U+200C, U+200D) belong to people's names.
const unseen =
  /[\0-\x08\x0b-\x1f\x7f-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff\u{e0000}-\u{e007f}]|\p{Surrogate}/gu;

/** A text in which nothing is hidden: characters that have no sign of their own get one. */
export function visible(text: string): string {
  return text.replaceAll('\r\n', '\n').replaceAll(unseen, signOf);
}

/** As {@link visible}, on one line: for names, cells and attributes. */
export function visibleLine(text: string): string {
  return visible(text).replaceAll(/[\t\n]/g, signOf);
}

/** Escapes, by `sign`, what {@link visible} would replace. */
export function replaceUnseen(text: string, sign: (character: string) => string): string {
  return text.replaceAll(unseen, sign);
}

/** The Unicode sign of a control (`␀`), and the number of anything else (`⟨U+202E⟩`). */
function signOf(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x20) return String.fromCodePoint(0x2400 + code);
  if (code === 0x7f) return '␡';
  return `⟨U+${code.toString(16).toUpperCase().padStart(4, '0')}⟩`;
}

/** How much of a text is shown. */
export interface Size {
  lines: number;
  characters: number;
}

/**
 * The beginning of a text that a program made, without a terminal's colours. What is cut off is
 * counted in a last line: a megabyte of output makes no megabyte of page.
 */
export function excerptOf(text: string, { lines, characters }: Size): string {
  // Colours take room as well; what is far beyond the cut is not looked at.
  const plain = stripVTControlCharacters(text.slice(0, 4 * characters)).replaceAll('\r\n', '\n');
  const kept = wholeCharacters(plain.split('\n').slice(0, lines).join('\n').slice(0, characters));
  const left = text.length - kept.length;
  const cut = kept.length < plain.length || 4 * characters < text.length;
  return cut ? `${kept}\n… ${left} more characters` : kept;
}

/** The name of a check, on one line: names are sentences. */
export function checkName(name: string): string {
  return shortLine(name, 300);
}

/** A short text on one line, with an ellipsis where it was cut. */
export function shortLine(text: string, characters: number): string {
  const cut = wholeCharacters(text.slice(0, characters));
  return visibleLine(cut.length < text.length ? `${cut}…` : cut);
}

function wholeCharacters(text: string): string {
  return text.replace(/[\ud800-\udbff]$/, '');
}
