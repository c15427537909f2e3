import type Docker from 'dockerode';
import { compareInventories, takeInventory, type Inventory } from '../engine/inventory.ts';
import { git } from '../system/git.ts';
import { removeOrphans } from '../lab/run/orphans.ts';
import type { Section } from './section.ts';

/** What has to be afterwards as it was before. */
export interface Before {
  inventory: Inventory;
  status: string;
}

/** Takes down how the engine and the checkout are. */
export async function rememberBefore(docker: Docker): Promise<Before> {
  await removeOrphans(docker);
  return { inventory: await takeInventory(docker), status: await gitStatus() };
}

/** Compares the engine and the checkout with how they were. */
export function untouchedSection(docker: Docker, before: Before): Section {
  return {
    name: 'untouched',
    async run() {
      const changes = compareInventories(before.inventory, await takeInventory(docker));
      const status = await gitStatus();
      const dirty = status === before.status ? [] : [`git status is another: ${status}`];
      const failed = [changes, dirty].filter(({ length }) => length > 0).length;
      return { passed: 2 - failed, failed, details: [...changes, ...dirty].join('\n') };
    },
  };
}

async function gitStatus(): Promise<string> {
  const { stdout } = await git(['status', '--porcelain']);
  return stdout;
}
