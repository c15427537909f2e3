import type { ContainerHandle } from './container.ts';

/** A line for each container of the attempt that was given a word: in its environment, or its command. */
export async function describeGivenWord(one: ContainerHandle, word: string): Promise<string[]> {
  const all = [one, ...(await one.others())];
  const lines = all.map(async (container) => {
    const { Config: config, Path: program, Args: values } = await container.inspect();
    const variables = (config.Env as string[] | null) ?? [];
    const name = variables.find((line) => line.includes(word))?.split('=')[0];
    if (name) return [`${container.key} was told the word: in its environment, as ${name}`];
    const inCommand = [program, ...values].some((part) => part.includes(word));
    return inCommand ? [`${container.key} was told the word: in its command`] : [];
  });
  return (await Promise.all(lines)).flat();
}
