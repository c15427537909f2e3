import type { ProbeResult } from '../../probes/toolbox.ts';
import { bracketed } from '../../../text/ip-address.ts';

/** An address of the engine's host. */
export interface HostAddress {
  /** IPv6 ones in brackets, as in a URL. */
  address: string;
  /** The number of its network interface, which no later one gets: that of a bridge goes with its network. */
  link: number;
}

interface Interface {
  ifindex: number;
  addr_info: { scope?: string; local?: string }[];
}

/**
 * The addresses of the engine's host at which others could reach it, of both families: those of its
 * uplinks and of its bridges; without its loopback, and without those that are good for one link only.
 */
export async function hostAddresses(container: {
  probeHost: (argv: string[]) => Promise<ProbeResult>;
}): Promise<HostAddress[]> {
  const { stdout } = await container.probeHost(['ip', '-json', 'address', 'show', 'up']);
  // What is not up is an empty object.
  const links = JSON.parse(stdout) as (Interface | Record<string, undefined>)[];
  return links.flatMap(({ ifindex: link = 0, addr_info: all = [] }) =>
    all.flatMap(({ scope = '', local = '' }) =>
      isReachable(scope, local) ? [{ address: bracketed(local), link }] : [],
    ),
  );
}

/** What stands at the far end of a tunnel is another machine: `local` is this one. */
function isReachable(scope: string, local: string): boolean {
  return local !== '' && !local.startsWith('127.') && !['host', 'link'].includes(scope);
}
