import { bare } from '../../text/ip-address.ts';
import { limitStruck, patiently } from '../run/time-limits.ts';
import type { TcpPort } from './connect.ts';
import type { ProbeResult } from './toolbox.ts';

// Where a packet arrives, the kernel answers within a millisecond; what a firewall drops has no answer.
const patienceMs = 3000;

/** What `timeout` ends with. */
const timedOut = 124;

/**
 * Which of these ports take a connection; nothing is said to them. All at once, in one command: a port
 * that neither takes nor refuses one within three seconds is closed.
 */
export async function portsThatConnect<P extends TcpPort>(
  probe: (argv: string[]) => Promise<ProbeResult>,
  ports: P[],
): Promise<P[]> {
  if (ports.length === 0) return [];
  const script = ports.map(
    ({ host, port }, index) =>
      `{ exec 3<>/dev/tcp/${bare(host)}/${port} && echo ${index}; } 2>/dev/null &`,
  );
  const seconds = patiently(patienceMs) / 1000;
  const line = `${script.join(' ')} wait`;
  const { stdout, exitCode } = await probe(['timeout', String(seconds), 'bash', '-c', line]);
  if (exitCode === timedOut)
    limitStruck(`${seconds} s for ports of the host to refuse connections`);
  const open = new Set(stdout.split('\n'));
  return ports.filter((_, index) => open.has(String(index)));
}
