import type { ContainerHandle } from '../../objects/container/container.ts';
import { nameIn, shows } from '../../run/commands.ts';
import { bindingsOf } from '../../objects/network/port-bindings.ts';
import { describePorts } from '../../objects/network/published-ports.ts';

/** Where a container is, and which of its ports are published, if any. */
export async function describePlace(container: ContainerHandle): Promise<string[]> {
  const info = await container.inspectNamespace();
  const command = `docker port ${nameIn(container.keyOfNamespace(info))}`;
  const published = bindingsOf(info).length > 0 ? [shows(command, describePorts(info))] : [];
  return [await container.describeNetworks(), ...published];
}
