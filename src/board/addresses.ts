import { networkInterfaces } from 'node:os';

/** An address under which others find this machine. */
export interface OwnAddress {
  address: string;
  /** The interface that has it: `eth0`. */
  name: string;
}

/** The addresses of this machine’s interfaces; loopback and those of one link alone are left out. */
export function ownAddresses(interfaces = networkInterfaces()): OwnAddress[] {
  const all = Object.entries(interfaces).flatMap(([name, infos]) =>
    (infos ?? []).map((info) => ({ ...info, name })),
  );
  const usable = all.filter(({ internal, address }) => !internal && !/^fe80:/i.test(address));
  // Networks of containers are nobody’s classroom.
  const likely = (name: string) => (/^(?:docker|br-|veth|virbr|podman|cni)/.test(name) ? 1 : 0);
  return usable
    .sort((a, b) => likely(a.name) - likely(b.name) || a.family.localeCompare(b.family))
    .map(({ address, name }) => ({ address, name }));
}
