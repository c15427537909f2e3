import type { Command } from 'commander';
import { loadKatas } from '../../curriculum/load.ts';
import { ensureEngine } from '../../engine/ensure.ts';
import { ensureImages } from '../../images/ensure.ts';
import { currentKata } from '../../progress/state.ts';
import { readProgress } from '../../progress/store.ts';
import { settled } from '../../verdict/cleanup.ts';
import { exitCodeOf } from '../../verdict/schema.ts';
import { judgeOwn } from '../judging.ts';
import { mapText } from '../print/map.ts';
import { verdictText } from '../print/verdict.ts';
import { terminalSteps } from '../steps.ts';

export const summary = 'set up whatever is missing, then show the map and the current kata';

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
  const current = currentKata(katas, readProgress());
  console.log(`${mapText(katas, readProgress(), current)}\n`);
  if (!current) return;
  const [judged] = await judgeOwn([current], ({ kata, verdict }) => {
    console.log(verdictText(verdict, `${kata.number} ${kata.title}`));
    console.log(`\nstory  katas/${kata.folderName}/README.md`);
    console.log(`edit   ${kata.edits.map((edit) => `katas/${kata.folderName}/${edit}`).join(' ')}`);
    console.log('then   npm test');
  });
  // A red kata is what one comes for; only a judging that was not possible is a failure here.
  process.exitCode = judged && exitCodeOf(judged.verdict) === 2 ? 2 : 0;
  await settled();
}
