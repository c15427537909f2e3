import type { ContainerHandle } from '../objects/container/container.ts';
import { excerpt } from '../run/observation.ts';
import type { MatcherResult } from './matcher.ts';

/** Asks the engine whether the container runs. */
export async function toBeRunning(container: ContainerHandle): Promise<MatcherResult> {
  const { State: state } = await container.inspect();
  const log = state.Running ? '' : excerpt(await container.logs(), { lines: 6 });
  return {
    pass: state.Running,
    finding: {
      did: `asked the engine for the state of ${container.key}`,
      saw: `${state.Status}${state.Running ? '' : `, exit code ${state.ExitCode}`}`,
      wanted: 'running',
      facts: log ? [`its last lines:\n${log}`] : [],
    },
  };
}
