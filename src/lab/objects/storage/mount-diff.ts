import type { ContainerHandle } from '../container/container.ts';
import { describeMount, describeMounts, mountsOf } from './mounts.ts';
import { shows } from '../../run/commands.ts';
import type { Mount } from '../../run/trace.ts';

/**
 * What a container has mounted beside what the one had whose place it took, a line each; and which
 * volume is another than before, though it has the name of that.
 * @param before it may be gone: what counts is what a check saw of it last
 */
export async function describeMountsSince(
  container: ContainerHandle,
  before: ContainerHandle,
): Promise<string[]> {
  const earlier = before.trace.mounts.get(before.id);
  if (!earlier) return describeMounts(container);
  const now = await describeMounts(container);
  const mounts = await mountsOf(container);
  return [
    ...each(`the first ${before.key} had`, earlier),
    ...now,
    ...mounts.flatMap((mount) => madeAnew(mount, earlier)),
  ];
}

function each(who: string, mounts: Mount[]): string[] {
  if (mounts.length === 0) return [`${who} no mount`];
  return mounts.map((mount) => `${who} ${describeMount(mount)}`);
}

function madeAnew({ source, made }: Mount, earlier: Mount[]): string[] {
  const old = earlier.find((mount) => mount.made && mount.source === source)?.made;
  if (!old || !made || old === made) return [];
  return [
    shows(`docker volume inspect -f '{{.CreatedAt}}' ${source}`, `${made}; the first one: ${old}`),
  ];
}
