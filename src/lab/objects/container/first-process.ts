import { constants } from 'node:os';
import type { ContainerInspectInfo } from 'dockerode';
import { lookThroughHost, type Observed } from './processes.ts';

/** A container’s process 1, to which `docker stop` sends its signal. */
export interface FirstProcess {
  /** Its command line, as it is now. */
  command: string;
  /** The signal, in Docker’s spelling: `SIGTERM`, or what the image says. */
  signal: string;
  /** Whether it handles that signal: the kernel drops one that process 1 does not handle. */
  handlesIt: boolean;
}

const script = String.raw`
sed -n 's/^SigCgt:[[:space:]]*//p' "/proc/$1/status"
tr '\0\n' '  ' <"/proc/$1/cmdline"
`;

/** What process 1 of a container is now, and what it does with the signal that asks it to stop. */
export async function firstProcess(container: Observed): Promise<FirstProcess> {
  const signal = stopSignalOf(await container.inspect()) ?? 'SIGTERM';
  const { stdout } = await lookThroughHost(container, script, []);
  const [mask = '', command = ''] = stdout.split('\n');
  return { command: command.trim(), signal, handlesIt: handles(mask, numberOf(signal)) };
}

/** What an image's STOPSIGNAL, or `docker run --stop-signal`, says; undefined where nothing does. */
export function stopSignalOf({ Config: config }: ContainerInspectInfo): string | undefined {
  // dockerode's types do not have it; some engines say '' for nothing.
  return (config as { StopSignal?: string }).StopSignal || undefined;
}

/** `SIGHUP`, `HUP` and `1` are one signal to an engine; one of the unnamed ones counts as handled. */
function numberOf(signal: string): number | undefined {
  const name = `SIG${signal.toUpperCase().replace(/^SIG/, '')}`;
  return Number(signal) || (constants.signals as Partial<Record<string, number>>)[name];
}

function handles(mask: string, signal: number | undefined): boolean {
  return signal === undefined || ((BigInt(`0x${mask}`) >> BigInt(signal - 1)) & 1n) === 1n;
}
