import type { ProbeResult } from '../../probes/toolbox.ts';
import { bracketed } from '../../../text/ip-address.ts';

interface Interface {
  addr_info?: { scope?: string; local?: string }[];
}

/**
 * The addresses of the engine's host at which others could reach it, of both families, IPv6 ones in
 * brackets as in a URL: those of its uplinks and of its bridges; without its loopback, and without those
 * that are good for one link only.
 */
export async function hostAddresses(container: {
  probeHost: (argv: string[]) => Promise<ProbeResult>;
}): Promise<string[]> {
  const { stdout } = await container.probeHost(['ip', '-json', 'address', 'show', 'up']);
  // What stands at the far end of a tunnel is another machine: `local` is this one.
  const addresses = (JSON.parse(stdout) as Interface[]).flatMap((one) => one.addr_info ?? []);
  return addresses.flatMap(({ scope = '', local }) =>
    ['host', 'link'].includes(scope) || !local || local.startsWith('127.')
      ? []
      : [bracketed(local)],
  );
}
