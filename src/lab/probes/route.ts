import { bare } from '../../text/ip-address.ts';
import type { Route } from '../run/trace.ts';
import type { Probe, ProbeResult } from './toolbox.ts';

// What a probe tells of its way, for pictures: each knows what it has asked for.

/** Where curl’s request led. */
export function httpRoute(url: string, { exitCode, stderr }: ProbeResult): Route {
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

/** Where socat’s connection led. */
export function tcpRoute(host: string, port: number, { exitCode, stderr }: ProbeResult): Route {
  const open = exitCode === 0;
  const saw = open ? 'a connection' : refusal(stderr);
  return { how: 'tcp', host: bare(host), port, open, saw };
}

/** Where a name led. */
export function nameRoute(name: string, { stdout }: ProbeResult): Route {
  const [address] = stdout.split(/\s/);
  const open = Boolean(address);
  return { how: 'name', host: name, port: null, open, saw: address || 'no such name' };
}

/** A probe whose ways are to lead nowhere: who gets through is one too many. */
export function inVain(probe: Probe): Probe {
  return (argv, routeOf) =>
    probe(argv, routeOf && ((result) => ({ ...routeOf(result), inVain: true })));
}

function refusal(words: string): string {
  if (/refused/i.test(words)) return 'refused';
  if (/unreachable|no route/i.test(words)) return 'no route';
  return /in progress|timed out/i.test(words) ? 'no answer' : 'no connection';
}
