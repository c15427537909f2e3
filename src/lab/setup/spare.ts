import { SetupProcess } from './process.ts';

// Loading testcontainers takes longer than starting a container: one process with the package
// loaded waits for the next setup, so that nobody waits for the package.
let spare: SetupProcess | undefined;

/** Starts a spare process, if none waits. */
export function prepareSpare(): void {
  spare ??= new SetupProcess();
}

/** As {@link prepareSpare}, for a kata that has a setup. */
export function prepareSpareFor({ edits }: { edits: string[] }): void {
  if (edits.includes('setup.ts')) prepareSpare();
}

/** Resolves when a spare that was prepared has loaded all that it needs. */
export async function spareReady(): Promise<void> {
  await spare?.loaded();
}

/** The waiting process, or a new one. It has run nobody's code. */
export function takeSpare(): SetupProcess {
  const taken = spare?.alive ? spare : new SetupProcess();
  spare = undefined;
  return taken;
}

/** Ends the spare process. */
export function dropSpare(): void {
  spare?.end();
  spare = undefined;
}
