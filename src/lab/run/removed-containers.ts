import { excerpt } from './observation.ts';
import { lastLog, withoutFrames } from '../../engine/log-stream.ts';
import type { Run } from './run.ts';

// Testcontainers removes a container whose start it has waited for in vain, and the log with it.
const removed = new WeakMap<Run, string[]>();

/** Keeps what a container has said last, before the setup removes it. */
export async function noteLastWords(run: Run, id: string): Promise<void> {
  const container = run.docker.getContainer(id);
  const [{ Config: config, State: state }, log] = await Promise.all([
    container.inspect(),
    lastLog(container, 40),
  ]);
  const words = excerpt(withoutFrames(log), { lines: 10 });
  const ended = state.Running ? '' : `, exit code ${state.ExitCode}`;
  const told = words ? `its last lines:\n${words}` : 'it printed nothing';
  const fact = `a container of ${config.Image} was removed by the setup${ended}; ${told}`;
  removed.set(run, [...(removed.get(run) ?? []), fact]);
}

/** What the containers that the setup has removed said last, the latest three. */
export function lastWords(run: Run): string[] {
  return (removed.get(run) ?? []).slice(-3);
}
