import { showsField } from '../../run/commands.ts';
import { AttemptError } from '../../run/observation.ts';
import type { ContainerHandle } from './container.ts';

/**
 * Looks at a container that runs an image as it is. Where it has ended, the fault also says which
 * command that was.
 */
export async function withCommand<Seen>(
  container: ContainerHandle,
  look: () => Promise<Seen>,
): Promise<Seen> {
  try {
    return await look();
  } catch (error) {
    if (!(error instanceof AttemptError)) throw error;
    const { finding } = error;
    const see = [...(finding.see ?? []), ...(await describeCommand(container))];
    throw new AttemptError({ ...finding, see }, { cause: error });
  }
}

async function describeCommand(container: ContainerHandle): Promise<string[]> {
  const { Config: config, State: state } = await container.inspect();
  // The engine has null for what an image does not name.
  const words = [config.Entrypoint, config.Cmd].map((one: unknown) => JSON.stringify(one));
  const template = '{{json .Config.Entrypoint}} {{json .Config.Cmd}}';
  const command = showsField(container.key, template, words.join(' '));
  // Who has nothing to do ends in peace: what was to be done may have been left behind.
  return state.ExitCode === 0
    ? [command, 'a last stage that names no command (CMD, ENTRYPOINT) has that of its base image']
    : [command];
}
