import { nameIn, showsField, showsLog } from '../../run/commands.ts';
import { excerpt } from '../../run/observation.ts';
import { limitStruck, patiently } from '../../run/time-limits.ts';
import type { ContainerHandle } from './container.ts';
import { firstProcess, stopSignalOf, type FirstProcess } from './first-process.ts';

/** How a container came to its end. */
export interface Stop {
  /** The command, as a person types it. */
  command: string;
  exitCode: number;
  /** The exit code, how long it took, and what process 1 was. */
  words: string;
}

/** Of a container whose process 1 was killed with SIGKILL. */
const killed = 137;

/**
 * Stops a container as `docker stop` does; of one that has ended before, tells how.
 * @param graceSeconds how long its process 1 has until it is killed
 */
export async function stopOrderly(container: ContainerHandle, graceSeconds: number): Promise<Stop> {
  const { State: before } = await container.inspect();
  const name = nameIn(container.key);
  const look = `docker inspect -f '{{.State.ExitCode}}' ${name}`;
  if (!before.Running)
    return { command: look, exitCode: before.ExitCode, words: inWords(before.ExitCode) };

  const first = await firstProcess(container);
  const grace = patiently(graceSeconds);
  const began = performance.now();
  await container.stop({ graceSeconds: grace });
  const seconds = (performance.now() - began) / 1000;
  const { ExitCode: exitCode } = (await container.inspect()).State;
  // Who does not handle the signal has no use for more time.
  if (exitCode === killed && first.handlesIt)
    limitStruck(`${grace} s from docker stop until SIGKILL`);
  return {
    command: `docker stop -t ${grace} ${name}; ${look}`,
    exitCode,
    words: `${inWords(exitCode)}, ${seconds.toFixed(1)} s after docker stop\n${describe(first)}`,
  };
}

function inWords(exitCode: number): string {
  return `exit code ${exitCode}${exitCode === killed ? ' (SIGKILL)' : ''}`;
}

function describe({ command, signal, handlesIt }: FirstProcess): string {
  // Of one that does, it is not known what it does with it: Node.js itself handles SIGTERM.
  const deaf = handlesIt ? '' : `, which does not handle ${signal}`;
  return `process 1 was ${JSON.stringify(excerpt(command))}${deaf}`;
}

/** What there is to know of a stop: what was started, the signal of the image, and what was printed. */
export async function describeStop(container: ContainerHandle): Promise<string[]> {
  const info = await container.inspect();
  const { key } = container;
  const signal = stopSignalOf(info);
  return [
    showsField(key, '{{.Path}} {{json .Args}}', `${info.Path} ${JSON.stringify(info.Args)}`),
    ...(signal ? [showsField(key, '{{.Config.StopSignal}}', signal)] : []),
    showsLog(key, await container.logs(), 4),
  ];
}
