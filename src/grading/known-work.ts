import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fingerprintOf } from '../katas/attempt.ts';
import type { Kata } from '../katas/kata.ts';
import { setOf } from '../katas/kata-set.ts';
import { originalContent } from '../katas/originals/contents.ts';
import { contentOf } from '../katas/originals/files.ts';
import type { Remark } from './model/model.ts';

/** What a remark is about: its kind, or that the work is nobody’s own. The sheet’s kinds are published. */
export type Topic = Remark['kind'] | 'as handed out' | 'published';

const asHandedOut = 'is as it was handed out';
const published = 'equals the published answer';

/** What a remark is about. */
export function topicOf({ kind, kata, text }: Remark): Topic {
  if (kata !== null && kind === 'missing' && text === asHandedOut) return 'as handed out';
  if (kata !== null && kind === 'foreign' && text.startsWith(published)) return 'published';
  return kind;
}

/** Remarks on work that the dojo itself has: the starter, and the answers in its `solutions/`. */
export class KnownWork {
  readonly #of = new Map<string, Map<string, string>>();

  /** Compares the files for a kata in this folder; what is not handed in is the starter’s. */
  remarkOn(kata: Kata, folder: string): Remark | null {
    const known = this.#of.get(kata.folderName) ?? knownOf(kata);
    this.#of.set(kata.folderName, known);
    const name = known.get(laidOver(kata, folder));
    if (name === undefined) return null;
    return name === ''
      ? { kind: 'missing', kata: kata.folderName, text: asHandedOut }
      : { kind: 'foreign', kata: kata.folderName, text: `${published} (${name})` };
  }
}

/** By fingerprint: where an answer lies; nothing for the starter. */
function knownOf(kata: Kata): Map<string, string> {
  const { solutions } = setOf(kata.folder);
  const names = foldersIn(join(solutions, kata.folderName));
  const answers = names.map((name) => {
    const path = join(kata.folderName, name);
    return [laidOver(kata, join(solutions, path)), `solutions/${path}`] as const;
  });
  const starter = fingerprintOf(kata, (edit) => originalContent(kata.folder, edit));
  return new Map([...answers.reverse(), [starter, '']]);
}

function laidOver(kata: Kata, folder: string): string {
  return fingerprintOf(
    kata,
    (edit) => contentOf(join(folder, edit)) ?? originalContent(kata.folder, edit),
  );
}

function foldersIn(folder: string): string[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name)
      .sort();
  } catch {
    return [];
  }
}
