import type { Command } from 'commander';
import { examine } from '../../doctor/examine.ts';
import { doctorText } from '../output/doctor.ts';
import { takesSet } from '../kata-set-option.ts';

export const summary = 'look at all that judging needs, and say how to mend what is wrong';
export const group = 'Engine and images';

export function define(command: Command): void {
  takesSet(command)
    .option('--json', 'print it as JSON')
    .addHelpText(
      'after',
      '\nExit codes: 0 nothing stands in the way, 2 katas cannot be judged\n' +
        '\nExample:\n  npm run dojo -- doctor',
    )
    .action(async ({ json }: { json?: true }) => {
      const lines = await examine();
      console.log(json ? JSON.stringify(lines, null, 2) : doctorText(lines));
      process.exitCode = lines.some(({ level }) => level === 'error') ? 2 : 0;
    });
}
