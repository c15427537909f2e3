import type { ImageInspectInfo } from 'dockerode';
import { docs } from '../../../engine/docs.ts';
import { withoutFrames } from '../../../engine/log-stream.ts';
import { waitFor } from '../../../system/wait-for.ts';
import { quote } from '../../probes/toolbox.ts';
import { shows } from '../../run/commands.ts';
import { AttemptError, excerpt } from '../../run/observation.ts';
import { limitStruck, patiently } from '../../run/time-limits.ts';
import type { ContainerHandle } from '../container/container.ts';
import { describeShellForm } from '../container/with-command.ts';

/** What `docker run` is told beside the image. */
export interface Words {
  /** `--entrypoint`: the program instead of the image's ENTRYPOINT and CMD. */
  entrypoint?: string;
  /** What stands behind the image's name: the words instead of its CMD. */
  command?: string[];
}

/** What came of a container that ran to its end. */
export interface Outcome {
  /** The command, as a person types it. */
  ran: string;
  /** All that it printed, both streams. */
  output: string;
  /** Null where it had not ended in time. */
  exitCode: number | null;
  /** What a message says of it: the last lines of its output, and how it ended. */
  got: string;
  /** What the image names as its command, and what was started. */
  see: () => Promise<string[]>;
}

/** An image that can be run. */
interface Runnable {
  name: string;
  inspect: () => Promise<ImageInspectInfo>;
  run: (options: { entrypoint?: string[]; command?: string[] }) => Promise<ContainerHandle>;
}

/** Runs an image and waits until its container has ended; one that goes on for too long is killed. */
export async function runToEnd(
  image: Runnable,
  words: Words,
  { seconds = 10 } = {},
): Promise<Outcome> {
  const ran = typed(image.name, words);
  const container = await start(image, words, ran);
  const ended = await end(container, seconds);
  const { ExitCode: code } = (await container.inspect()).State;
  const output = await container.logs();
  const how = ended ? `exit code ${code}` : 'it did not end, and was killed';
  return {
    ...{ ran, output, exitCode: ended ? code : null },
    got: `${excerpt(withoutFrames(output), { lines: 24 }) || 'it printed nothing'}\n${how}`,
    see: async () => [await showsCommand(image), ...(await describeStart(container))],
  };
}

async function start(image: Runnable, words: Words, ran: string): Promise<ContainerHandle> {
  const { entrypoint, command } = words;
  try {
    return await image.run({
      ...(entrypoint === undefined ? {} : { entrypoint: [entrypoint] }),
      ...(command ? { command } : {}),
    });
  } catch (error) {
    if (!(error instanceof AttemptError)) throw error;
    const see = [await showsCommand(image)];
    const about = { ran, expected: 'a container that starts', see, read: docs.entrypoint };
    throw new AttemptError({ ...error.finding, ...about }, { cause: error });
  }
}

/** True when it has ended by itself. */
async function end(container: ContainerHandle, seconds: number): Promise<boolean> {
  const { key, run } = container;
  const hasEnded = async () => !(await container.inspect()).State.Running || undefined;
  run.tell(`waiting for ${key} to end: ${seconds} s at most`);
  const ended = await waitFor(hasEnded, { withinMs: patiently(seconds * 1000) });
  if (ended) return true;
  limitStruck(`${seconds} s for ${key} to end`);
  // It may print for ever; or it has ended just now.
  await container.kill().catch(() => undefined);
  return false;
}

function typed(name: string, { entrypoint, command = [] }: Words): string {
  const option = entrypoint === undefined ? [] : ['--entrypoint', entrypoint];
  return ['docker run --rm', ...[...option, name, ...command].map(quote)].join(' ');
}

async function showsCommand(image: Runnable): Promise<string> {
  const { Entrypoint: entrypoint, Cmd: command } = (await image.inspect()).Config;
  const template = '{{json .Config.Entrypoint}} {{json .Config.Cmd}}';
  // The engine has null for what an image does not name.
  const shown = [entrypoint, command].map((words) => JSON.stringify(words ?? null)).join(' ');
  return shows(`docker image inspect -f '${template}' ${image.name}`, shown);
}

async function describeStart(container: ContainerHandle): Promise<string[]> {
  const { Path: path, Args: words } = await container.inspect();
  const started = [path, ...words].map(quote).join(' ');
  return [`so the container started: ${started}`, ...describeShellForm([path, ...words])];
}
