import { SpecRun } from '../jest/spec-run.ts';

// Jest takes as long to begin as a container: where the next kata is known, it has begun already.
let prepared: SpecRun | undefined;

/** Has Jest begin for the kata in this folder, before somebody wants it judged. */
export function prepareJest(folder: string): SpecRun {
  prepared ??= new SpecRun(folder);
  return prepared;
}

/** A run of the spec in this folder: the one that was begun, or one that begins now. */
export async function takeJest(folder: string): Promise<SpecRun> {
  const taken = prepared;
  prepared = undefined;
  // One that has ended could not begin: its folder was just being moved, say.
  if (taken?.folder === folder && !taken.ended) return taken;
  await taken?.drop();
  return new SpecRun(folder);
}

/** Ends the Jest that nobody has taken. */
export async function dropJest(): Promise<void> {
  const dropped = prepared;
  prepared = undefined;
  await dropped?.drop();
}
