import type { ContainerHandle } from '../../objects/container/container.ts';
import { describePorts } from '../../objects/network/published-ports.ts';

/** Where a container is, and which of its ports are published, if any. */
export async function placeInWords(container: ContainerHandle): Promise<string[]> {
  const ports = await container.publishedPorts();
  const published = `docker port ${container.key}: ${describePorts(ports)}`;
  return [await container.networksInWords(), ...(ports.length > 0 ? [published] : [])];
}
