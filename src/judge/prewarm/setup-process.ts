import { hasSetup, type Kata } from '../../katas/kata.ts';
import { openEngineProxy, type EngineProxy } from '../../lab/proxy/server.ts';
import type { Run } from '../../lab/run/run.ts';
import { SetupProcess } from '../../lab/setup/process.ts';
import type { Ready } from '../../lab/setup/prewarmed.ts';
import { setupEnv } from '../../lab/setup/env.ts';

/** A process that waits for a setup; with a run, it has found the engine through that run’s socket. */
interface Prepared {
  process: SetupProcess;
  run?: Run;
  socket?: Promise<EngineProxy>;
}

// Loading testcontainers takes longer than starting a container: one process with the package
// loaded waits for the next setup, so that nobody waits for the package.
let prepared: Prepared | undefined;

/** Starts a process that waits, if none waits. */
export function prepareSetupProcess(): void {
  prepared ??= { process: new SetupProcess() };
}

/** As {@link prepareSetupProcess}, for a kata that has a setup. */
export function prepareSetupProcessFor(kata: Pick<Kata, 'edits' | 'folder'>): void {
  if (hasSetup(kata)) prepareSetupProcess();
}

/** Has the process that waits find the engine for a run that is about to begin: 30 ms that its setup need not take. */
export async function introduceRun(run: Run): Promise<void> {
  if (prepared?.run) dropSetupProcess();
  prepareSetupProcess();
  const socket = openEngineProxy(run);
  const { process } = Object.assign(prepared as Prepared, { run, socket });
  process.prepare(setupEnv(run, (await socket).host));
}

/** Resolves when the process that waits has loaded all that it needs. */
export async function setupProcessReady(): Promise<void> {
  await prepared?.process.loaded();
}

/** The waiting process, or a new one. */
export async function takeSetupProcess(run: Run): Promise<Ready> {
  // One that knows another run’s way to the engine is of no use to this run.
  if (prepared?.run && prepared.run !== run) dropSetupProcess();
  const { process, socket = openEngineProxy(run) } = prepared ?? {};
  prepared = undefined;
  return { process: process?.alive ? process : new SetupProcess(), socket: await socket };
}

/** Ends the process that waits. */
export function dropSetupProcess(): void {
  prepared?.process.end();
  prepared?.socket?.then(
    (socket) => socket.close(),
    () => undefined,
  );
  prepared = undefined;
}
