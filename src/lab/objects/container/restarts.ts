import type { ContainerInspectInfo } from 'dockerode';
import { AttemptError } from '../../run/observation.ts';
import { nameIn, shows, showsField, showsLog } from '../../run/commands.ts';
import type { ContainerHandle } from './container.ts';

/** How a container is now: `running`, `restarting`, or `exited, exit code 3`. */
export function describeState({ State: state }: Pick<ContainerInspectInfo, 'State'>): string {
  const { Status: status, Running: running, ExitCode: code } = state;
  return running ? status : `${status}, exit code ${code}`;
}

/** How long the engine took to start it again, in milliseconds; null where it has not done so. */
export function restartMs(
  info: Pick<ContainerInspectInfo, 'State' | 'RestartCount'>,
): number | null {
  const { StartedAt: started, FinishedAt: finished } = info.State;
  return info.RestartCount > 0 ? Date.parse(started) - Date.parse(finished) : null;
}

/** What the engine does when it ends, what it has done so far, what runs in it, and its last words. */
export async function describeRestarts(container: ContainerHandle): Promise<string[]> {
  const { key } = container;
  const { HostConfig: config, RestartCount: restarts, State: state } = await container.inspect();
  return [
    showsField(
      key,
      '{{.State.Status}}, exit code {{.State.ExitCode}}',
      `${state.Status}, exit code ${state.ExitCode}`,
    ),
    showsField(key, '{{json .HostConfig.RestartPolicy}}', JSON.stringify(config.RestartPolicy)),
    showsField(key, '{{.RestartCount}}', String(restarts)),
    ...(await describeProcesses(container)),
    showsLog(key, await container.logs(), 6),
  ];
}

/**
 * Its processes, a line each; none where it does not run. Not by `docker top`: an engine without control
 * groups, as rootless ones are on some machines, cannot list them.
 */
async function describeProcesses(container: ContainerHandle): Promise<string[]> {
  try {
    const commands = (await container.processes()).map(({ command }) => command);
    return [shows(`docker top ${nameIn(container.key)} -o args`, commands.join('\n'))];
  } catch (error) {
    if (error instanceof AttemptError) return [];
    throw error;
  }
}
