import type { ProbeResult } from '../../probes/toolbox.ts';
import { shows } from '../../run/commands.ts';

type Probe = (argv: string[]) => Promise<ProbeResult>;

/** A TCP socket that waits for connections in a container's network namespace. */
export interface Listener {
  /** `0.0.0.0`, `*`, `127.0.0.1`, `[::1]`: where it can be reached. */
  address: string;
  port: number;
}

const list = ['ss', '--no-header', '-ltn'];

/** The listening TCP sockets that a probe in the container's network namespace sees. */
export async function listenersOf(container: { probe: Probe }): Promise<Listener[]> {
  return read((await container.probe(list)).stdout);
}

/** Those of the engine's host. */
export async function listenersOnHost(container: { probeHost: Probe }): Promise<Listener[]> {
  return read((await container.probeHost(list)).stdout);
}

function read(stdout: string): Listener[] {
  return stdout
    .split('\n')
    .flatMap((line) => readListener(line) ?? [])
    .filter(({ address }) => !isNameServer(address));
}

/** The socket that a line of `ss` tells of; null for any other line. */
export function readListener(line: string): Listener | null {
  const match = /^LISTEN +\S+ +\S+ +(\S+):(\d+) /.exec(line);
  return match && { address: match[1] ?? '', port: Number(match[2]) };
}

/** True for a socket that only the container itself reaches. */
export function isLoopback({ address }: Listener): boolean {
  return address.startsWith('127.') || address === '[::1]';
}

/** The listening sockets that a probe sees, in one line. */
export function describeListeners(
  container: { typed: (command: string) => string },
  listeners: Listener[],
): string {
  const sockets = listeners.map(({ address, port }) => `${address}:${port}`);
  const list = sockets.length > 0 ? `LISTEN ${sockets.join(', ')}` : 'nothing listens';
  return shows(container.typed('ss -ltn'), list);
}

/** Docker's own name server listens inside containers on networks that somebody created. */
function isNameServer(address: string): boolean {
  return address.startsWith('127.0.0.11');
}
