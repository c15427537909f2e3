import { waitFor } from '../../system/wait-for.ts';
import { limitStruck, patiently } from '../run/time-limits.ts';
import { tcpRoute } from './route.ts';
import type { Probe, ProbeResult } from './toolbox.ts';
import { httpProbe, describeResponse } from './http.ts';

/** What trying to reach an address came to. */
export interface TcpResult {
  command: string;
  /** What was asked for came: a reply, or a connection. */
  connected: boolean;
  /** Somebody there did anything at all: took a connection and said nothing, or refused it. */
  answered: boolean;
  got: string;
}

/**
 * Tries to reach `http://…` (a reply has to come) or `tcp://host:port` (a connection has to).
 * @param patienceMs how long to go on while the port is closed: 0 to ask once
 */
export async function reach(probe: Probe, url: string, patienceMs: number): Promise<TcpResult> {
  if (url.startsWith('tcp:')) return connect(probe, url, patienceMs);
  const reply = await httpProbe(probe, url, {}, patienceMs);
  const reached = reply.error === '';
  const silent = reply.connected && !reached;
  const got = `${silent ? 'it was let in, and got no reply: ' : ''}${describeResponse(reply)}`;
  return { command: reply.command, connected: reached, answered: reached || silent, got };
}

async function connect(probe: Probe, url: string, patienceMs: number): Promise<TcpResult> {
  const { hostname, port } = new URL(url);
  // Where a packet arrives, the kernel answers within a millisecond, however busy its programs are.
  const family = hostname.startsWith('[') ? 'TCP6' : 'TCP4';
  const argv = ['socat', '-u', '/dev/null', `${family}:${hostname}:${port},connect-timeout=0.5`];
  const withinMs = patiently(patienceMs);
  let last: ProbeResult | undefined;
  const answered = await waitFor(
    async () => {
      last = await probe(argv, (result) => tcpRoute(hostname, Number(port), result));
      return wasRefused(last) ? undefined : true;
    },
    { withinMs, everyMs: 20 },
  );
  if (!answered && withinMs > 0)
    limitStruck(`${withinMs / 1000} s for ${hostname}:${port} to take a connection`);
  const result = last as unknown as ProbeResult;
  const reached = result.exitCode === 0;
  return {
    command: `socat -u /dev/null TCP:${hostname}:${port}`,
    connected: reached,
    answered: reached || wasRefused(result),
    got: describeConnect(result),
  };
}

function wasRefused({ stderr }: ProbeResult): boolean {
  return stderr.includes('Connection refused');
}

function describeConnect({ exitCode, stderr }: ProbeResult): string {
  if (exitCode === 0) return 'a connection';
  // socat's last line names the error: "… TCP4:172.20.0.2:8080: No route to host".
  const error = /: ([^:]+)$/.exec(stderr.trim())?.[1] ?? '';
  if (error === 'Operation now in progress') return 'no answer within half a second';
  return error === 'Connection refused' ? `${error} by the machine at that address` : error;
}
