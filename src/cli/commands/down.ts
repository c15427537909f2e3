import type { Command } from 'commander';
import { CannotJudge } from '../../errors/errors.ts';
import { hasCode } from '../../errors/messages.ts';
import { connectToEngine } from '../../judge/engine.ts';
import { removeOrphans } from '../../lab/run/orphans.ts';
import { katasUp } from '../../learner/up.ts';
import { isAlive, type ProcessId } from '../../system/process-id.ts';
import { waitFor } from '../../system/wait-for.ts';
import { oneKata } from '../one-kata.ts';
import { takesSet } from '../kata-set-option.ts';

export const summary = 'remove what `up` keeps running';
export const group = 'Learn';

export function define(command: Command): void {
  takesSet(command)
    .argument('[kata]', 'a number or the beginning of a name; all that are up when left out')
    .addHelpText('after', '\nExample:\n  npm run dojo -- down')
    .action(run);
}

/** Removing a dozen containers takes seconds, on a busy machine half a minute. */
const withinMs = 60_000;

async function run(word: string | undefined): Promise<void> {
  const name = word === undefined ? undefined : oneKata(word).name;
  const up = katasUp().filter((one) => name === undefined || one.name === name);
  for (const { title, owner } of up) {
    await end(owner);
    console.log(`${title} is down`);
  }
  // What a process had up that was killed.
  const { docker } = await connectToEngine();
  const left = await removeOrphans(docker);
  if (left.length > 0) console.log(`what ${left.length} killed runs had left is removed`);
  if (up.length + left.length === 0) console.log('nothing is up');
}

/** Has the process that keeps it up remove it and end. */
async function end(owner: ProcessId): Promise<void> {
  try {
    process.kill(owner.pid, 'SIGTERM');
  } catch (error) {
    // It has just ended by itself.
    if (hasCode(error, 'ESRCH')) return;
    throw error;
  }
  const gone = await waitFor(() => (isAlive(owner) ? undefined : true), { withinMs, everyMs: 100 });
  if (gone) return;
  throw new CannotJudge({
    failed: 'What is up could not be removed in time',
    on: `process ${owner.pid}`,
    next: [`kill -9 ${owner.pid}, then npm run dojo -- down`],
  });
}
