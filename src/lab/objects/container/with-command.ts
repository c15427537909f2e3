import { docs } from '../../../engine/docs.ts';
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
    throw new AttemptError({ read: docs.command, ...finding, see }, { cause: error });
  }
}

/** What an image ran when a container of it started, and what there is to know of such a command. */
export async function describeCommand(container: ContainerHandle): Promise<string[]> {
  const { Config: config, State: state } = await container.inspect();
  // The engine has null for what an image does not name.
  const parts = [config.Entrypoint, config.Cmd];
  const template = '{{json .Config.Entrypoint}} {{json .Config.Cmd}}';
  const shown = parts.map((one: unknown) => JSON.stringify(one)).join(' ');
  const words = parts.flat().filter((word) => typeof word === 'string');
  const lines = [showsField(container.key, template, shown), ...describeShellForm(words)];
  // Who has nothing to do ends in peace: what was to be done may have been left behind.
  if (!state.Running && state.ExitCode === 0)
    lines.push(
      'a last stage that names no command (CMD, ENTRYPOINT) has that of its base image',
      'a container ends when its command has ended',
    );
  return lines;
}

/** What there is to know where a list in a Dockerfile became a line for a shell. */
export function describeShellForm(words: string[]): string[] {
  const option = words.indexOf('-c');
  const isList = option >= 0 && words[option + 1]?.startsWith('[');
  return isList ? ['a shell got […]: what is no list in JSON is taken for the shell form'] : [];
}
