import { showsLog } from '../../run/commands.ts';
import type { ContainerHandle } from '../../objects/container/container.ts';

/** What may explain why a container did not talk to another: where it is, and what it said last. */
export async function describeClient(client: ContainerHandle): Promise<string[]> {
  return [await client.describeNetworks(), showsLog(client.key, await client.logs(), 4)];
}
