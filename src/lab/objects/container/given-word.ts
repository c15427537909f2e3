import { showsField } from '../../run/commands.ts';
import type { ContainerHandle } from './container.ts';

/** A line for each container of the attempt that was given a word: in its environment, or its command. */
export async function describeGivenWord(one: ContainerHandle, word: string): Promise<string[]> {
  const all = [one, ...(await one.others())];
  const lines = all.map(async (container) => {
    const { Config: config, Path: program, Args: values } = await container.inspect();
    const variables = (config.Env as string[] | null) ?? [];
    const variable = variables.find((line) => line.includes(word));
    if (variable) return [showsField(container.key, '{{json .Config.Env}}', variable)];
    const inCommand = [program, ...values].some((part) => part.includes(word));
    const holds = `holds ${JSON.stringify(word)}`;
    return inCommand ? [showsField(container.key, '{{.Path}} {{json .Args}}', holds)] : [];
  });
  return (await Promise.all(lines)).flat();
}
