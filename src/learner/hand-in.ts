import { createWriteStream, rmSync } from 'node:fs';
import { basename } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { pack, type Pack } from 'tar-stream';
import { fingerprint, ownAttempt } from '../katas/attempt.ts';
import type { Kata } from '../katas/kata.ts';
import { isStarter } from '../katas/originals/changes.ts';
import { ownFiles } from './files.ts';
import { stateOf, type KataState } from './progress/state.ts';
import type { Progress } from './progress/store.ts';

/** What is handed in of one kata. */
export interface HandedIn {
  kata: Kata;
  state: KataState;
}

/** Who hands in, and with which dojo: a claim, which the teacher’s roster decides. */
export interface Signature {
  name: string;
  /** The dojo’s version: of its package, and git’s commit where there is one. */
  dojo: string;
}

/** The katas of which something was changed: what is as it was handed out is worth no file. */
export function worthHandingIn(katas: Kata[], progress: Progress): HandedIn[] {
  return katas
    .filter((kata) => !isStarter(kata))
    .map((kata) => ({ kata, state: stateOf(kata, progress) }));
}

/**
 * Writes the editable files of these katas into one archive, as `grade` takes it: below a folder that is
 * called as the file is, with a note of who made it.
 * @param file absolute path; it ends in `.tar.gz`
 */
export async function writeHandIn(
  file: string,
  handedIn: HandedIn[],
  signature: Signature,
): Promise<void> {
  const archive = pack();
  const top = basename(file, '.tar.gz');
  const writing = pipeline(archive, createGzip(), createWriteStream(file, { flags: 'wx' }));
  add(archive, `${top}/hand-in.json`, noteOf(handedIn, signature));
  for (const { kata } of handedIn)
    for (const [edit, text] of Object.entries(ownFiles(kata)))
      if (text !== null) add(archive, `${top}/katas/${kata.folderName}/${edit}`, text);
  archive.finalize();
  try {
    await writing;
  } catch (error) {
    // Half of it would be taken for all of it.
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') rmSync(file, { force: true });
    throw error;
  }
}

function add(archive: Pack, name: string, text: string): void {
  archive.entry({ name, mode: 0o644 }, text);
}

function noteOf(handedIn: HandedIn[], { name, dojo }: Signature): string {
  const katas = handedIn.map(({ kata, state }) => ({
    kata: kata.folderName,
    fingerprint: fingerprint(kata, ownAttempt(kata)),
    state: state.kind,
  }));
  const note = { version: 1, name, dojo, at: new Date().toISOString(), katas };
  return `${JSON.stringify(note, null, 2)}\n`;
}
