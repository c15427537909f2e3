import { bare } from '../../text/ip-address.ts';
import type { Route } from '../run/trace.ts';
import type { ProbeResult } from './toolbox.ts';

/** What a probe's command tells of a way; null for a command that tries none. */
export function routeOf(argv: string[], result: ProbeResult): Route | null {
  const last = argv.at(-1) ?? '';
  if (argv[0] === 'curl') return fetched(last, result);
  if (argv[0] === 'socat') return connected(last, result);
  if (argv[0] === 'getent') return lookedUp(last, result);
  return null;
}

function fetched(url: string, { exitCode, stderr }: ProbeResult): Route | null {
  if (!URL.canParse(url)) return null;
  const { hostname, port } = new URL(url);
  const open = exitCode === 0;
  const saw = open ? 'a reply' : fetchFaults[exitCode]?.(stderr);
  return {
    how: 'http',
    host: bare(hostname),
    port: Number(port || 80),
    open,
    saw: saw ?? 'no reply',
  };
}

/** Curl's exit codes for a way that led nowhere. */
const fetchFaults: Record<number, (stderr: string) => string> = {
  6: () => 'no such name',
  7: (stderr) => refusal(stderr),
  28: () => 'no answer',
  52: () => 'let in, no reply',
  56: () => 'let in, no reply',
};

function connected(address: string, { exitCode, stderr }: ProbeResult): Route | null {
  const [, host, port] = /^TCP[46]:(\[[^\]]+\]|[^:,]+):(\d+)/.exec(address) ?? [];
  if (!host || !port) return null;
  const open = exitCode === 0;
  const saw = open ? 'a connection' : refusal(stderr);
  return { how: 'tcp', host: bare(host), port: Number(port), open, saw };
}

function lookedUp(name: string, { stdout }: ProbeResult): Route {
  const [address] = stdout.split(/\s/);
  const open = Boolean(address);
  return { how: 'name', host: name, port: null, open, saw: address || 'no such name' };
}

function refusal(words: string): string {
  if (/refused/i.test(words)) return 'refused';
  if (/unreachable|no route/i.test(words)) return 'no route';
  return /in progress|timed out/i.test(words) ? 'no answer' : 'no connection';
}
