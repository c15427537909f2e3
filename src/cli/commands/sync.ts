import { relative } from 'node:path';
import type { Command } from 'commander';
import { CannotJudge, DojoError, UsageError } from '../../errors/errors.ts';
import { messageOf } from '../../errors/messages.ts';
import { bringRoutes } from '../../handout/routes.ts';
import { syncKatas, type SyncedKata } from '../../handout/sync.ts';
import { currentSet, ownKatas } from '../../katas/kata-set.ts';
import { loadKatas } from '../../katas/load.ts';
import { wantedKatas } from '../../handout/wanted.ts';
import { readDojoFolder } from '../../system/dojo-folder.ts';
import { ownVersion } from '../../system/own-package.ts';
import { syncText } from '../output/sync.ts';

export const summary = 'bring in what an update has: new katas, texts and specs';
export const group = 'Learn';

export function define(command: Command): void {
  command
    .option('--json', 'print what was done as JSON')
    .addHelpText(
      'after',
      '\nA file that you have edited is never overwritten.\n' +
        '\nExample:\n  npm update docker-dojo && npm run dojo -- sync',
    )
    .action(run);
}

function run({ json }: { json?: true }): void {
  const { root, katas } = currentSet();
  const laidOut = readDojoFolder(root);
  if (!laidOut)
    throw new UsageError({
      failed: 'Only a folder that dojo init has laid out can be synced',
      on: root,
      next: ['git pull (in a clone of the repository)'],
    });
  const wanted = wantedKatas(laidOut, katas, loadKatas(ownKatas()));
  const synced = orCannotJudge(katas, () => {
    if (laidOut.katas === 'all') bringRoutes(ownKatas(), katas);
    return syncKatas(katas, wanted);
  });
  if (!json) return console.log(syncText(synced, ownVersion()));
  const rows = synced.map(({ kata, backup, ...done }) => ({
    kata: typeof kata === 'string' ? kata : kata.folderName,
    ...done,
    backup: backup && relative(root, backup),
  }));
  console.log(JSON.stringify({ version: ownVersion(), katas: rows }, null, 2));
}

/** A full disk or a folder that cannot be written is no fault of the dojo’s. */
function orCannotJudge(folder: string, work: () => SyncedKata[]): SyncedKata[] {
  try {
    return work();
  } catch (error) {
    if (error instanceof DojoError) throw error;
    throw new CannotJudge({
      failed: 'The katas could not be brought up to date; your edits are as they were',
      on: folder,
      lines: [messageOf(error)],
      next: ['npm run dojo -- sync (goes on where this stopped)'],
    });
  }
}
