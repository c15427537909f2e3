import type { ContainerHandle } from '../../objects/container/container.ts';
import { nameIn, shows } from '../../run/commands.ts';
import { describePorts } from '../../objects/network/published-ports.ts';

/** Where a container is, and which of its ports are published, if any. */
export async function describePlace(container: ContainerHandle): Promise<string[]> {
  const ports = await container.publishedPorts();
  const info = await container.inspectNamespace();
  const published = shows(`docker port ${nameIn(container.key)}`, describePorts(info));
  return [await container.describeNetworks(), ...(ports.length > 0 ? [published] : [])];
}
