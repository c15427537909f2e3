import { bracketed } from '../../../text/ip-address.ts';
import type { ContainerHandle } from '../container/container.ts';
import { namespaceOf, networksOfNamespace } from './namespace.ts';
import { isOwn, openPortsInside, type ContainerPort, type HostPort } from './open-ports.ts';

/** Where each of these listens: on the networks that it has in common with `from`, or beside it. */
export async function portsInside(
  from: ContainerHandle,
  others: ContainerHandle[],
): Promise<ContainerPort[]> {
  if (others.length === 0) return [];
  const shared = new Set(await networksOfNamespace(from));
  const here = await namespaceOf(from);
  const ports = others.map(async (other) => {
    const isHere = (await namespaceOf(other)) === here;
    return openPortsInside(other, isHere ? undefined : shared);
  });
  return (await Promise.all(ports)).flat();
}

/**
 * The host’s ports as `from` can reach them: at the gateways of its networks. Of an internal network
 * only the network itself knows the gateway: there no route leads to it, and the host is there all the
 * same.
 */
export async function portsThroughGateways(
  from: ContainerHandle,
  onHost: HostPort[],
): Promise<ContainerPort[]> {
  const open = onHost.filter((port) => !isOwn(port));
  if (open.length === 0) return [];
  const networks = (await networksOfNamespace(from)).map((name) =>
    from.run.docker.getNetwork(name),
  );
  const infos = await Promise.all(networks.map((network) => network.inspect()));
  const gateways = infos
    .flatMap(({ IPAM: addresses }) => addresses?.Config ?? [])
    .flatMap(({ Gateway: gateway }) => gateway || []);
  return open.flatMap(({ of, port }) =>
    gateways.map((host) => ({ of, port, host: bracketed(host) })),
  );
}
