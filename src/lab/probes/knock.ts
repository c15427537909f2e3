import { bare } from '../../text/ip-address.ts';
import { patiently } from '../run/time-limits.ts';
import type { TcpPort } from './connect.ts';
import type { ProbeResult } from './toolbox.ts';

// Where a packet arrives, the kernel answers within a millisecond, however busy its programs are.
const patienceMs = 1000;

/**
 * Which of these ports take a connection; nothing is said to them. All at once, in one command: a port
 * that neither takes nor refuses one within a second is closed.
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
  const seconds = String(patiently(patienceMs) / 1000);
  const { stdout } = await probe(['timeout', seconds, 'bash', '-c', `${script.join(' ')} wait`]);
  const open = new Set(stdout.split('\n'));
  return ports.filter((_, index) => open.has(String(index)));
}
