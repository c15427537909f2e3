import type { Command } from 'commander';
import { findEditor, noEditor, openInEditor } from '../../learner/editor.ts';
import { oneKata } from '../one-kata.ts';
import { takesSet } from '../kata-set-option.ts';

export const summary = 'open the files of a kata in your editor';
export const group = 'Learn';

export function define(command: Command): void {
  takesSet(command)
    .argument('[kata]', 'a number or the beginning of a name; the current kata when left out')
    .addHelpText(
      'after',
      '\nThe editor: DOJO_EDITOR, else VS Code in its own terminal, VISUAL, or EDITOR.' +
        '\n\nExamples:\n  npm run dojo -- edit\n  DOJO_EDITOR=zed npm run dojo -- edit 41',
    )
    .action(run);
}

async function run(word: string | undefined): Promise<void> {
  const kata = oneKata(word);
  const editor = findEditor();
  if (!editor) throw noEditor();
  await openInEditor(kata, editor);
}
