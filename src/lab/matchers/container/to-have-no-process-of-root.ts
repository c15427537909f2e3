import { docs } from '../../../engine/docs.ts';
import type { ContainerHandle } from '../../objects/container/container.ts';
import { nameIn, showsField } from '../../run/commands.ts';
import { excerpt } from '../../run/observation.ts';
import type { MatcherResult } from '../define.ts';

/**
 * Lists the processes of the container with their users: none may be root, may become root again, or
 * has kept capabilities of root's.
 */
export async function toHaveNoProcessOfRoot(container: ContainerHandle): Promise<MatcherResult> {
  const processes = await container.processes();
  const named = processes.flatMap(({ users, capabilities, command }) => {
    const quoted = JSON.stringify(excerpt(command));
    if (users.includes(0)) return [`root runs ${quoted}`];
    return capabilities.length > 0 ? [`${quoted} has ${capabilities.join(', ')} of root’s`] : [];
  });
  return {
    pass: processes.length > 0 && named.length === 0,
    finding: {
      ran: `docker top ${nameIn(container.key)}`,
      got: named.join('\n') || 'no process',
      expected: 'processes of other users alone, without capabilities of root’s',
      see: async () => {
        const { Config: config } = await container.inspect();
        return [showsField(container.key, '{{json .Config.User}}', JSON.stringify(config.User))];
      },
      read: docs.user,
    },
  };
}
