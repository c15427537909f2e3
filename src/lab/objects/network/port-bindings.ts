import type { ContainerInspectInfo } from 'dockerode';
import { bare, bracketed, isIPv6 } from '../../../text/ip-address.ts';

/** An end on the host at which the engine takes connections for a container. */
export interface HostEnd {
  /** The address that it is bound to, without brackets: `0.0.0.0`, `::1`. */
  address: string;
  port: number;
}

/** A port of a container and an end on the host that leads to it. */
export interface PortBinding extends HostEnd {
  /** `8080/tcp`. */
  containerPort: string;
}

/** All that the engine has bound for a container, each address by itself, as `docker port` lists it. */
export function bindingsOf({ NetworkSettings }: ContainerInspectInfo): PortBinding[] {
  const ports = NetworkSettings.Ports as Record<
    string,
    { HostIp: string; HostPort: string }[] | null
  >;
  return Object.entries(ports).flatMap(([containerPort, bindings]) =>
    (bindings ?? []).map(({ HostIp, HostPort }) => ({
      containerPort,
      address: HostIp || '0.0.0.0',
      port: Number(HostPort),
    })),
  );
}

/**
 * IPv4 first, and without what repeats it for IPv6: where one port is asked for at every address, the
 * engine binds it once for each.
 */
export function withoutRepeats<T extends HostEnd>(ends: T[]): T[] {
  const ipv4 = ends.filter(({ address }) => !isIPv6(address));
  const ports = new Set(ipv4.map(({ port }) => port));
  return [...ipv4, ...ends.filter(({ address, port }) => isIPv6(address) && !ports.has(port))];
}

/** True when a connection to this address of the host, or to `localhost`, meets that end. */
export function takes({ address, port }: HostEnd, asked: { host: string; port: number | null }) {
  if (port !== asked.port) return false;
  if (asked.host === 'localhost') return /^(?:0\.0\.0\.0|127\..*|::1?)$/.test(address);
  const isAny = address === (isIPv6(asked.host) ? '::' : '0.0.0.0');
  return isAny || address === asked.host;
}

/** An end as it is written: `127.0.0.1:8080`, `[::1]:8080`. */
export function endText({ address, port }: HostEnd): string {
  return `${bracketed(address)}:${port}`;
}

/** The end that {@link endText} has written. */
export function parseEnd(text: string): HostEnd {
  const at = text.lastIndexOf(':');
  return { address: bare(text.slice(0, at)), port: Number(text.slice(at + 1)) };
}
