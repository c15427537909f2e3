import { isLitter } from '../../katas/originals/files.ts';
import { Refused } from './errors.ts';
import { limits } from './limits.ts';

// What else systems and tools leave in a folder that somebody packs.
const litter = /^(?:\.git|\.dojo|__MACOSX|\._.*|desktop\.ini|ehthumbs\.db)$/i;

/**
 * The parts of a path in a submission. What could mean another place, or cannot be shown as it is,
 * is refused: absolute, `..`, backslashes, control characters, bytes that are no UTF-8.
 */
export function partsOf(path: string): string[] {
  if (/^(?:\/|[a-z]:)/i.test(path)) throw new Refused('has an absolute path');
  const parts = path.split('/').filter((part) => part !== '' && part !== '.');
  for (const part of parts) requirePlain(part);
  return parts;
}

/** A name in UTF-8 as text. */
export function nameOf(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new Refused('has a name that is not UTF-8');
  }
}

/** True below a folder, and for a file, that nobody means to hand in. */
export function isPassedOver(parts: string[]): boolean {
  return parts.some((part) => isLitter(part) || litter.test(part));
}

export function requireDepth(parts: string[]): void {
  if (parts.length > limits.depth + 1)
    throw new Refused(`lies in more than ${limits.depth} folders`);
}

/** A text of a submission as it may be shown on one line: nothing invisible, nothing endless. */
export function printable(text: string, longest = 120): string {
  // Nobody’s path is this long; what is in between is not worth the time.
  const short = text.length > 2000 ? `${text.slice(0, 1000)}${text.slice(-1000)}` : text;
  const visible = short.replace(
    /[\p{C}\p{Zl}\p{Zp}\uFFFD]/gu,
    (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`,
  );
  if (visible.length <= longest) return visible;
  // Its end says more than its middle: the file’s own name.
  const kept = Math.floor((longest - 1) / 2);
  return `${visible.slice(0, kept)}…${visible.slice(-kept)}`;
}

function requirePlain(part: string): void {
  if (part === '..') throw new Refused('leads out of the submission');
  if (part.includes('\\')) throw new Refused('has a backslash in its name');
  if (/\p{Cc}/u.test(part)) throw new Refused('has a control character in its name');
  if (part.includes('\uFFFD')) throw new Refused('has a name that is not UTF-8');
  if (Buffer.byteLength(part) > 255) throw new Refused('has a name of more than 255 bytes');
}
