import type { ContainerHandle } from '../../objects/container/container.ts';
import { describePorts } from '../../objects/network/published-ports.ts';

/** Where a container is, and which of its ports are published, if any. */
export async function describePlace(container: ContainerHandle): Promise<string[]> {
  const ports = await container.publishedPorts();
  const published = `docker port ${container.key}: ${describePorts(ports)}`;
  return [await container.describeNetworks(), ...(ports.length > 0 ? [published] : [])];
}
