import type { Command } from 'commander';
import { useSet } from '../katas/kata-set.ts';

/** For a command that takes katas: they may be those of another set. */
export function takesSet(command: Command): Command {
  return command
    .option('--katas <dir>', 'katas of another set (or the setting DOJO_KATAS)')
    .hook('preAction', (_command, action) => {
      const { katas } = action.opts<{ katas?: string }>();
      if (katas !== undefined) useSet(katas);
    });
}
