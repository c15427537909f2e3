import { SpecRun } from '../jest/spec-run.ts';

// Jest takes as long to begin as a container: where the next kata is known, it has begun already.
let ahead: SpecRun | undefined;

/** Has Jest begin for the kata in this folder, before somebody wants it judged. */
export function prewarmJest(folder: string): void {
  ahead ??= new SpecRun(folder);
}

/** A run of the spec in this folder: the one that was begun, or one that begins now. */
export async function takeJest(folder: string): Promise<SpecRun> {
  const begun = ahead;
  ahead = undefined;
  if (begun?.folder === folder) return begun;
  await begun?.drop();
  return new SpecRun(folder);
}
