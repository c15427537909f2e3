import { excerpt } from '../../run/observation.ts';
import type { ContainerHandle } from '../../objects/container/container.ts';

/** What may explain why a container did not talk to another: where it is, and what it said last. */
export async function describeClient(client: ContainerHandle): Promise<string[]> {
  const log = excerpt(await client.logs(), { lines: 4 });
  return [
    await client.describeNetworks(),
    log ? `the last lines of ${client.key}:\n${log}` : `${client.key} printed nothing`,
  ];
}
