import { dropJest, prepareJest } from './jest.ts';
import { dropRun, prepareRun } from './run.ts';
import { dropSetupProcess, prepareSetupProcess } from './setup-process.ts';

/** Prepares what the next judging will need, whichever kata it is for. */
export function prewarm(): void {
  prepareSetupProcess();
}

/** Prepares all that the next judging of the kata in this folder will need. */
export async function prewarmFor(kataFolder: string): Promise<void> {
  prewarm();
  prepareJest(kataFolder);
  // Without an engine the next judging says so.
  await prepareRun().catch(() => undefined);
}

/** Ends whatever was prepared and nobody has taken. */
export async function dropPrewarmed(): Promise<void> {
  dropSetupProcess();
  dropRun();
  await dropJest();
}
