import { docs } from '../../../engine/docs.ts';
import type { ContainerHandle } from '../../objects/container/container.ts';
import { nameIn, showsField } from '../../run/commands.ts';
import { excerpt } from '../../run/observation.ts';
import type { MatcherResult } from '../define.ts';

/** Lists the processes of the container with their users: none may be root, or may become root again. */
export async function toHaveNoProcessOfRoot(container: ContainerHandle): Promise<MatcherResult> {
  const processes = await container.processes();
  const ofRoot = processes.filter(({ users }) => users.includes(0));
  const named = ofRoot.map(({ command }) => `root runs ${JSON.stringify(excerpt(command))}`);
  return {
    pass: processes.length > 0 && ofRoot.length === 0,
    finding: {
      ran: `docker top ${nameIn(container.key)}`,
      got: named.join('\n') || 'no process',
      expected: 'processes of other users alone',
      see: async () => {
        const { Config: config } = await container.inspect();
        return [showsField(container.key, '{{json .Config.User}}', JSON.stringify(config.User))];
      },
      read: docs.user,
    },
  };
}
