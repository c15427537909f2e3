import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findEditor } from '../../../src/learner/editor.ts';
import { dojo } from '../../support/dojo.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'docker-dojo-editor-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** An editor that writes down what it is to open. */
function editor(exitCode = 0): string {
  const script = join(folder, 'editor');
  const text = `#!/bin/sh\necho "$@" > ${folder}/opened\nexit ${exitCode}\n`;
  writeFileSync(script, text, { mode: 0o755 });
  return script;
}

test('opens the files that a kata lets one edit', async () => {
  const env = { DOJO_EDITOR: `${editor()} --wait` };
  const { exitCode } = await dojo(['edit', '77'], { env });
  expect(exitCode).toBe(0);
  const opened = readFileSync(join(folder, 'opened'), 'utf8');
  expect(opened).toMatch(/^--wait \/.*katas\/77-shrink-the-crate\/app\/\.dockerignore$/m);
});

test('an editor that fails, one that is not there, and none at all: in words', async () => {
  const failing = await dojo(['edit', '41'], { env: { DOJO_EDITOR: editor(3) } });
  expect(failing.exitCode).toBe(64);
  expect(failing.stderr).toContain('it ended with exit code 3');
  const absent = await dojo(['edit', '41'], { env: { DOJO_EDITOR: join(folder, 'absent') } });
  expect(absent.stderr).toContain('could not open');
  const none = await dojo(['edit', '41'], {
    env: { DOJO_EDITOR: '', VISUAL: '', EDITOR: '', TERM_PROGRAM: '' },
  });
  expect(none.exitCode).toBe(64);
  expect(none.stderr).toContain('export DOJO_EDITOR=code');
});

test('the person’s own choice comes first, then the terminal’s, then the system’s', () => {
  expect(findEditor({ DOJO_EDITOR: 'zed', TERM_PROGRAM: 'vscode' })?.command).toBe('zed');
  expect(findEditor({ TERM_PROGRAM: 'vscode', EDITOR: 'vi' })).toMatchObject({
    ...{ command: 'code', args: ['--reuse-window'], ownWindow: true },
  });
  expect(findEditor({ VISUAL: 'emacs', EDITOR: 'vi' })).toMatchObject({ ownWindow: false });
  expect(findEditor({})).toBeNull();
});
