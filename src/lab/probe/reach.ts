import type { ProbeResult } from './session.ts';
import { fetchThrough, replyInWords } from './fetch.ts';

/** What trying to reach an address came to. */
export interface Reach {
  command: string;
  reached: boolean;
  saw: string;
}

type Probe = (argv: string[]) => Promise<ProbeResult>;

/**
 * Tries to reach `http://…` (a reply has to come) or `tcp://host:port` (a connection has to).
 * @param patienceMs how long to go on while the port is closed: 0 to ask once
 */
export async function reach(probe: Probe, url: string, patienceMs: number): Promise<Reach> {
  if (url.startsWith('tcp:')) return connectOnce(probe, url);
  const reply = await fetchThrough(probe, url, {}, patienceMs);
  return { command: reply.command, reached: reply.error === '', saw: replyInWords(reply) };
}

async function connectOnce(probe: Probe, url: string): Promise<Reach> {
  const { hostname, port } = new URL(url);
  const argv = ['socat', '-u', '/dev/null', `TCP4:${hostname}:${port},connect-timeout=2`];
  const { command, exitCode, stderr } = await probe(argv);
  // socat's last line names the error: "… connect(5, AF=2 …): Connection refused".
  const error =
    stderr
      .trim()
      .split('\n')
      .at(-1)
      ?.replace(/^.*?\]? [EW] /, '') ?? '';
  return { command, reached: exitCode === 0, saw: exitCode === 0 ? 'a connection' : error };
}
