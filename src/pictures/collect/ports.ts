import type { ContainerInspectInfo } from 'dockerode';
import { bindingsOf, endText } from '../../lab/objects/network/port-bindings.ts';
import { few } from '../../text/limits.ts';
import type { ContainerFacts } from '../schema/schema.ts';

/** The ports of a container: published, asked for, or only exposed. */
export function portsOf(info: ContainerInspectInfo): ContainerFacts['ports'] {
  const { NetworkSettings, HostConfig, Config } = info;
  const open = NetworkSettings.Ports as object;
  const asked = (HostConfig.PortBindings ?? {}) as object;
  const bindings = bindingsOf(info);
  const exposed = (Config as { ExposedPorts?: object }).ExposedPorts ?? {};
  const all = new Set([...Object.keys(open), ...Object.keys(asked), ...Object.keys(exposed)]);
  return few([...all])
    .sort((a, b) => Number.parseInt(a) - Number.parseInt(b))
    .map((port) => ({
      port,
      published: [
        ...new Set(bindings.filter(({ containerPort }) => containerPort === port).map(endText)),
      ],
      asked: port in asked,
    }));
}
