import { hasCode, messageOf } from '../../../errors/messages.ts';
import type { ContainerHandle } from '../container/container.ts';
import { networksOfNamespace } from './namespace.ts';

/**
 * Has somebody uninvolved come to each network that a container is on, by itself or in the namespace of
 * another; none to one on which every address is taken, where nobody else can come either.
 */
export async function bystandersOn(
  container: ContainerHandle,
  visit: (network: string) => Promise<ContainerHandle>,
): Promise<ContainerHandle[]> {
  const networks = await networksOfNamespace(container);
  const coming = networks.map(async (network) => {
    try {
      return [await visit(network)];
    } catch (error) {
      if (hasCode(error, 500) && /no available .*address/i.test(messageOf(error))) return [];
      throw error;
    }
  });
  return (await Promise.all(coming)).flat();
}
