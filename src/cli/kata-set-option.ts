import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { useSet } from '../katas/kata-set.ts';
import { callerFolder } from '../system/paths.ts';

/**
 * For a command that takes katas: they may be those of another set.
 * @param options.make makes the set's folder where there is none
 */
export function takesSet(command: Command, { make = false } = {}): Command {
  return command
    .option('--katas <dir>', 'katas of another set (or the setting DOJO_KATAS)')
    .hook('preAction', (_command, action) => {
      const { katas } = action.opts<{ katas?: string }>();
      if (katas === undefined) return;
      if (make) makeFolder(resolve(callerFolder(), katas));
      useSet(katas);
    });
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
  } catch {
    // A file is in its place: that there is no such folder is told as it always is.
  }
}
