import type { Command } from 'commander';
import { loadKatas } from '../../curriculum/load.ts';
import { ensureEngine } from '../../engine/ensure.ts';
import { ensureImages } from '../../images/ensure.ts';
import { keepOriginals } from '../../originals/contents.ts';
import { currentKata } from '../../progress/state.ts';
import { readProgress } from '../../progress/store.ts';
import { settled } from '../../verdict/cleanup.ts';
import { exitCodeOf } from '../../verdict/schema.ts';
import { changesText } from '../print/changes.ts';
import { mapText } from '../print/map.ts';
import { verdictText } from '../print/verdict.ts';
import { terminalSteps } from '../steps.ts';

export const summary = 'set up whatever is missing, then judge the current kata on every save';

export function define(command: Command): void {
  command
    .option(
      '--stand-ins',
      'let stand-ins take official names on an engine that is not the dojo’s own',
    )
    .addHelpText('after', '\nExample:\n  npm start')
    .action(run);
}

async function run({ standIns }: { standIns?: true }): Promise<void> {
  const steps = terminalSteps();
  const endpoint = await ensureEngine(steps);
  await ensureImages(endpoint, steps, standIns ? { standIns } : {});
  const katas = loadKatas();
  for (const { folder } of katas) keepOriginals(folder);
  const current = currentKata(katas, readProgress());
  if (current && process.stdin.isTTY && process.stdout.isTTY) {
    const { openWatch } = await import('../watching.ts');
    process.exitCode = await openWatch(katas, current);
    return;
  }
  const { judgeOwn } = await import('../judging.ts');
  console.log(`${mapText(katas, readProgress(), current)}\n`);
  if (!current) return;
  const [judged] = await judgeOwn([current], ({ kata, verdict, original }) => {
    console.log(verdictText(verdict, `${kata.number} ${kata.title}`));
    const note = original && changesText(kata, original);
    if (note) console.log(`\n${note}`);
    console.log(`\nstory  katas/${kata.folderName}/README.md`);
    console.log(`edit   ${kata.edits.map((edit) => `katas/${kata.folderName}/${edit}`).join(' ')}`);
    console.log('then   npm test');
  });
  // A red kata is what one comes for; only a judging that was not possible is a failure here.
  process.exitCode = judged && exitCodeOf(judged.verdict) === 2 ? 2 : 0;
  await settled();
}
