import type { ContainerInspectInfo } from 'dockerode';
import { nameIn, shows, showsField } from '../../run/commands.ts';
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

/** All published ports in one line, as `docker port` has them: `80/tcp -> 0.0.0.0:49153`. */
export function describePorts(info: ContainerInspectInfo): string {
  const words = bindingsOf(info).map((end) => `${end.containerPort} -> ${endText(end)}`);
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
 * The published ports of a container, and what might be taken for one, a line each: a mapping that was
 * asked for and did not come about, a port that is only exposed.
 */
export function describePublishing(key: string, info: ContainerInspectInfo): string[] {
  const open = bindingsOf(info).map(({ containerPort }) => containerPort);
  const asked = Object.keys((info.HostConfig.PortBindings ?? {}) as object);
  const exposed = Object.keys(exposedPortsOf(info));
  const inVain = asked.filter((port) => !open.includes(port));
  const only = exposed.filter((port) => !open.includes(port) && !asked.includes(port));
  return [
    shows(`docker port ${nameIn(key)}`, describePorts(info)),
    ...(inVain.length > 0
      ? [
          showsField(
            key,
            '{{json .HostConfig.PortBindings}}',
            `${inVain.join(', ')}, not published`,
          ),
        ]
      : []),
    ...(only.length > 0
      ? [showsField(key, '{{json .Config.ExposedPorts}}', `${only.join(', ')}, only exposed`)]
      : []),
  ];
}

/** The engine leaves the field out of a container that exposes nothing. */
function exposedPortsOf({ Config }: ContainerInspectInfo): object {
  return (Config as { ExposedPorts?: object }).ExposedPorts ?? {};
}
