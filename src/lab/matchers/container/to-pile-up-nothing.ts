import { randomUUID } from 'node:crypto';
import { putFile } from '../../../engine/put-file.ts';
import { CannotJudge } from '../../../errors/errors.ts';
import { docs } from '../../../engine/docs.ts';
import { waitFor } from '../../../system/wait-for.ts';
import type { ContainerHandle } from '../../objects/container/container.ts';
import { firstBytes } from '../../objects/storage/engine-files.ts';
import { watchGrowth, type Growth } from '../../objects/storage/growth.ts';
import { nameIn, shows } from '../../run/commands.ts';
import { patiently } from '../../run/time-limits.ts';
import { counted } from '../../../text/units.ts';
import type { MatcherResult } from '../define.ts';

/**
 * Lists all files that the container can write, has something done with it many times, and lists them
 * again: together they may not have grown by a byte each time. What is emptied soon after counts as
 * empty. The control is a file that the lab puts there meanwhile: the list has to have it.
 * @param options.of what that is, in the plural: `sales`
 * @param options.act does it so many times
 */
export async function toPileUpNothing(
  container: ContainerHandle,
  { times, of, act }: { times: number; of: string; act: () => Promise<void> },
): Promise<MatcherResult> {
  const look = await watchGrowth(container);
  await act();
  const control = `/${randomUUID()}`;
  await putFile(container.run.docker.getContainer(container.id), control.slice(1), control);

  const withinMs = patiently(2000);
  let growth: Growth = new Map();
  const empty = await waitFor(
    async () => {
      growth = await look();
      return total(growth) - (growth.get(control) ?? 0) < times || undefined;
    },
    { withinMs, everyMs: 200 },
  );
  const isListed = growth.delete(control);
  if (!isListed && (await firstBytes(container, control, 1)))
    throw new CannotJudge({ failed: `The files of ${container.key} could not be listed` });
  const name = nameIn(container.key);
  return {
    pass: empty === true && isListed,
    finding: {
      ran: `docker exec ${name} du -ab --exclude=/proc /   (before ${times} ${of}, and after)`,
      got: isListed ? describeGrowth(growth) : `${control}, just put there, was removed`,
      expected: `no file that ${times} ${of} make larger, in the container or in its mounts`,
      see: async () => {
        const commands = (await container.processes()).map(({ command }) => command);
        return [
          shows(`docker top ${name}`, commands.join('\n')),
          ...(await container.describeMounts()),
        ];
      },
      read: docs.logs,
    },
  };
}

function total(growth: Growth): number {
  return [...growth.values()].reduce((sum, bytes) => sum + bytes, 0);
}

/** The largest first: `/srv/sales.log has grown by 1024 bytes`. */
function describeGrowth(growth: Growth): string {
  const largest = [...growth].sort(([, a], [, b]) => b - a);
  const lines = largest
    .slice(0, 3)
    .map(([path, bytes]) => `${path} has grown by ${counted(bytes, 'byte')}`);
  const more = largest.length - lines.length;
  return [...lines, ...(more > 0 ? [`and ${more} more`] : [])].join('\n');
}
