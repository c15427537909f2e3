import { nameRoute } from './route.ts';
import type { Probe } from './toolbox.ts';

/** The addresses that a name leads to. */
export interface LookUp {
  /** The command as a person would type it. */
  command: string;
  /** IPv4 and IPv6, each once, in the order of the answer; empty for a name that is not known there. */
  addresses: string[];
}

/** Looks a name up, as the programs of a container do. */
export async function lookUp(probe: Probe, name: string): Promise<LookUp> {
  const { command, stdout } = await probe(['getent', 'ahosts', name], (result) =>
    nameRoute(name, result),
  );
  const addresses = stdout.split('\n').map((line) => line.split(' ')[0] ?? '');
  return { command, addresses: [...new Set(addresses)].filter(Boolean) };
}
