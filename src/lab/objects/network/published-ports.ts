import type { ContainerInspectInfo } from 'dockerode';

/** A port of the container that a port of the host leads to. */
export interface PublishedPort {
  /** `8080/tcp`. */
  containerPort: string;
  /** An address at which the host itself reaches it. */
  hostAddress: string;
  hostPort: number;
}

/** The ports that the engine publishes for a container, one entry each. */
export function publishedPortsOf({ NetworkSettings: settings }: ContainerInspectInfo) {
  const ports = settings.Ports as Record<string, Binding[] | null>;
  return Object.entries(ports).flatMap(([containerPort, bindings]): PublishedPort[] => {
    // The same port is bound once for IPv4 and once for IPv6.
    const binding = bindings?.find(({ HostIp }) => !HostIp.includes(':')) ?? bindings?.[0];
    if (!binding) return [];
    const { HostIp: bound, HostPort: hostPort } = binding;
    return [{ containerPort, hostAddress: reachableAddress(bound), hostPort: Number(hostPort) }];
  });
}

/** The address at which the host itself reaches what is bound to this one. */
export function reachableAddress(bound: string): string {
  if (bound === '' || bound === '0.0.0.0') return '127.0.0.1';
  return bound === '::' ? '::1' : bound;
}

/** The published ports in one line, as `docker port` has them. */
export function describePorts(ports: PublishedPort[]): string {
  const words = ports.map((port) => `${port.containerPort} at ${hostPort(port)}`);
  return words.join(', ') || 'no published port';
}

/** The host's end of a published port: `127.0.0.1:32768`. */
export function hostPort({
  hostAddress,
  hostPort,
}: Pick<PublishedPort, 'hostAddress' | 'hostPort'>): string {
  return `${hostAddress.includes(':') ? `[${hostAddress}]` : hostAddress}:${hostPort}`;
}

/**
 * The published ports in one line, and what might be taken for one: a mapping that was asked for
 * and did not come about, a port that is only exposed.
 */
export function describePublishing(info: ContainerInspectInfo): string {
  const published = publishedPortsOf(info);
  const open = published.map(({ containerPort }) => containerPort);
  const asked = Object.keys((info.HostConfig.PortBindings ?? {}) as object);
  const exposed = Object.keys(exposedPortsOf(info));
  const inVain = asked.filter((port) => !open.includes(port));
  const only = exposed.filter((port) => !open.includes(port) && !asked.includes(port));
  return [
    describePorts(published),
    ...(inVain.length > 0 ? [`a mapping of ${inVain.join(', ')} was asked for in vain`] : []),
    ...(only.length > 0 ? [`only exposed: ${only.join(', ')}`] : []),
  ].join('; ');
}

interface Binding {
  HostIp: string;
  HostPort: string;
}

/** The engine leaves the field out of a container that exposes nothing. */
function exposedPortsOf({ Config }: ContainerInspectInfo): object {
  return (Config as { ExposedPorts?: object }).ExposedPorts ?? {};
}
