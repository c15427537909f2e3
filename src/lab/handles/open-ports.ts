import type { Run } from '../run/run.ts';
import { keyOf, ownContainers } from './own-containers.ts';
import { hostEnd, ownAddress } from './ports.ts';

/** A TCP port of the host that a container of the attempt publishes. */
export interface OpenPort {
  /** What messages call the container. */
  container: string;
  containerPort: number;
  /** Where the engine has it open: `0.0.0.0:32768`. */
  bound: string;
  /** An address at which the host itself reaches it. */
  hostAddress: string;
  hostPort: number;
}

/** The ports that any container publishes which the attempt has started, returned or not. */
export async function openPortsOf(run: Run): Promise<OpenPort[]> {
  const own = await ownContainers(run);
  return own.flatMap((info) =>
    info.Ports.filter(({ Type: type, PublicPort: port }) => type === 'tcp' && port).map(
      ({ IP: address, PublicPort: port, PrivatePort: containerPort }) => ({
        container: keyOf(run, info),
        containerPort,
        bound: hostEnd({ hostAddress: address, hostPort: port }),
        hostAddress: ownAddress(address),
        hostPort: port,
      }),
    ),
  );
}
