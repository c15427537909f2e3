import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Attempt } from '../katas/attempt.ts';
import type { Kata } from '../katas/kata.ts';
import { checkout } from '../system/paths.ts';
import { waitFor } from '../system/wait-for.ts';

/** How long whoever edits a file looks at the verdict before: what a watch prepares has come by then. */
const thinkingMs = 1500;

/**
 * Milliseconds from a save to the verdict, in a watch that has judged before, as the floor's process
 * has: somebody saves the reference answer, the starter, and the reference answer again, which is the
 * save that counts. Null when that did not end green.
 */
export async function measureWatch(kata: Kata, reference: Attempt): Promise<number | null> {
  const set = mkdtempSync(join(tmpdir(), 'docker-dojo-bench-'));
  const folder = join(set, 'katas', kata.folderName);
  // Its files are edited: never those of whoever runs the bench.
  cpSync(kata.folder, folder, { recursive: true });
  const watch = spawn(process.execPath, [join(checkout, 'bin/dojo.mjs'), 'watch', kata.number], {
    cwd: checkout,
    env: { ...process.env, NO_COLOR: '1', DOJO_KATAS: set },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  try {
    let text = '';
    watch.stdout.setEncoding('utf8').on('data', (more: string) => (text += more));
    const verdict = () =>
      waitFor(() => /^(?:red|green|could not judge)\b/m.exec(text)?.[0], {
        withinMs: 120_000,
        everyMs: 5,
      });
    if (!(await verdict())) return null;
    for (const from of [reference.folder, kata.folder]) {
      await pause(thinkingMs);
      text = '';
      save(kata, from, folder);
      if (!(await verdict())) return null;
    }
    await pause(thinkingMs);
    text = '';
    const saved = performance.now();
    save(kata, reference.folder, folder);
    return (await verdict()) === 'green' ? performance.now() - saved : null;
  } finally {
    const ended = once(watch, 'exit');
    watch.kill('SIGTERM');
    await ended;
    rmSync(set, { recursive: true, force: true });
  }
}

/** Saves an answer's files over those that are watched; where it has none, the starter's counts. */
function save({ edits, folder }: Kata, from: string, into: string): void {
  for (const edit of edits) {
    const source = [from, folder].map((each) => join(each, edit)).find((file) => existsSync(file));
    if (source) cpSync(source, join(into, edit));
    else rmSync(join(into, edit), { force: true });
  }
}
