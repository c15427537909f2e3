import { resolve } from 'node:path';
import type { Command } from 'commander';
import { callerFolder } from '../../system/paths.ts';

export const summary = 'draw the live page in every state, to look at';
export const group = 'Write katas, work on the dojo';

export function define(command: Command): void {
  command
    .argument('[folder]', 'where the pictures and their page go', 'gallery')
    .addHelpText(
      'after',
      '\nIt plays recorded verdicts to the page, and needs Chromium but no engine.' +
        '\n\nExamples:\n  npm run dojo -- gallery\n  npm run dojo -- gallery /tmp/gallery',
    )
    .action(run);
}

async function run(folder: string): Promise<void> {
  const { writeGallery } = await import('../../gallery/gallery.ts');
  const { scenes } = await import('../../gallery/scenes.ts');
  const index = await writeGallery(resolve(callerFolder(), folder), scenes, ({ name, about }) =>
    console.log(`${name.padEnd(20)}${about}`),
  );
  console.log(`\nwritten to ${index}`);
}
