import { spawn } from 'node:child_process';
import { basename, join } from 'node:path';
import type { Kata } from '../katas/kata.ts';
import { UsageError } from '../errors/errors.ts';

/** A program that opens files. */
export interface Editor {
  command: string;
  args: string[];
  /** It has a window of its own; else it takes the terminal that it is started in. */
  ownWindow: boolean;
}

const withWindows =
  /^(?:code|code-insiders|codium|cursor|zed|subl|idea|webstorm|gedit|kate|mate|gvim|xed)$/;

/**
 * The editor of whoever sits here: DOJO_EDITOR, the one whose terminal this is, VISUAL, EDITOR; null
 * where nobody has said.
 */
export function findEditor(env: NodeJS.ProcessEnv = process.env): Editor | null {
  const inVsCode = env['TERM_PROGRAM'] === 'vscode' ? 'code --reuse-window' : undefined;
  const words = env['DOJO_EDITOR'] ?? inVsCode ?? env['VISUAL'] ?? env['EDITOR'] ?? '';
  const [command, ...args] = words.split(' ').filter(Boolean);
  if (command === undefined) return null;
  return { command, args, ownWindow: withWindows.test(basename(command)) };
}

/**
 * Opens the files of a kata that a learner edits. Resolves when an editor in this terminal has ended,
 * and of one with a window when it has the files.
 */
export async function openInEditor({ folder, edits }: Kata, editor: Editor): Promise<void> {
  const { command, args, ownWindow } = editor;
  const child = spawn(command, [...args, ...edits.map((edit) => join(folder, edit))], {
    stdio: ownWindow ? 'ignore' : 'inherit',
    shell: process.platform === 'win32',
  });
  await new Promise<void>((resolve, reject) => {
    child.once('error', (error) => reject(cannotOpen(command, error.message)));
    child.once('exit', (code) => {
      if (code === 0) resolve();
      else reject(cannotOpen(command, `it ended with exit code ${code}`));
    });
  });
}

/** What to do where nobody has said which editor. */
export function noEditor(): UsageError {
  return new UsageError({
    failed: 'Nobody has said which editor to open files with',
    next: ['export DOJO_EDITOR=code (or VISUAL, or EDITOR)'],
  });
}

function cannotOpen(command: string, why: string): UsageError {
  return new UsageError({
    failed: 'The editor could not open the files',
    on: `${command}: ${why}`,
    next: ['export DOJO_EDITOR=<a command that takes files>'],
  });
}
