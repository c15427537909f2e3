import type { ContainerInspectInfo } from 'dockerode';
import { bindingsOf, endText, withoutRepeats } from './port-bindings.ts';

/** A port of the container that a port of the host leads to. */
export interface PublishedPort {
  /** `8080/tcp`. */
  containerPort: string;
  /** An address at which the host itself reaches it. */
  hostAddress: string;
  hostPort: number;
}

/** The ports that the engine publishes for a container; what repeats one for IPv6 is left out. */
export function publishedPortsOf(info: ContainerInspectInfo): PublishedPort[] {
  const byPort = Map.groupBy(bindingsOf(info), ({ containerPort }) => containerPort);
  return [...byPort.values()].flatMap(withoutRepeats).map(({ containerPort, address, port }) => ({
    containerPort,
    hostAddress: reachableAddress(address),
    hostPort: port,
  }));
}

/** The address at which the host itself reaches what is bound to this one. */
export function reachableAddress(bound: string): string {
  if (bound === '0.0.0.0') return '127.0.0.1';
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
  return endText({ address: hostAddress, port: hostPort });
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

/** The engine leaves the field out of a container that exposes nothing. */
function exposedPortsOf({ Config }: ContainerInspectInfo): object {
  return (Config as { ExposedPorts?: object }).ExposedPorts ?? {};
}
