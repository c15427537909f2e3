import type { ContainerInspectInfo } from 'dockerode';
import { few } from '../../text/limits.ts';
import type { ContainerFacts } from '../schema/schema.ts';

interface Binding {
  HostIp: string;
  HostPort: string;
}

type Ports = Record<string, Binding[] | null>;

/** The ports of a container: published, asked for, or only exposed. */
export function portsOf({
  NetworkSettings,
  HostConfig,
  Config,
}: ContainerInspectInfo): ContainerFacts['ports'] {
  const open = NetworkSettings.Ports as Ports;
  const asked = (HostConfig.PortBindings ?? {}) as Ports;
  const exposed = (Config as { ExposedPorts?: object }).ExposedPorts ?? {};
  const all = new Set([...Object.keys(open), ...Object.keys(asked), ...Object.keys(exposed)]);
  return few([...all])
    .sort((a, b) => Number.parseInt(a) - Number.parseInt(b))
    .map((port) => ({
      port,
      published: [...new Set((open[port] ?? []).map(endOf))],
      asked: port in asked,
    }));
}

function endOf({ HostIp: address, HostPort: port }: Binding): string {
  return `${address.includes(':') ? `[${address}]` : address || '0.0.0.0'}:${port}`;
}
