import { fileURLToPath } from 'node:url';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { GenericContainer } from 'testcontainers';

const program = fileURLToPath(new URL('app/job.mjs', import.meta.url));

/**
 * Runs the nightly batch job and brings its report out.
 * @param night the word of this night, which the job puts into its report
 * @param outside an address outside, at which the job knocks once
 * @param outbox a folder of this machine: `report.txt` has to lie in it in the end
 */
export default async function setup({
  night,
  outside,
  outbox,
}: {
  night: string;
  outside: string;
  outbox: string;
}) {
  const job = await new GenericContainer('node:24-trixie-slim')
    .withCopyFilesToContainer([{ source: program, target: '/job.mjs' }])
    .withEnvironment({ NIGHT: night, OUTSIDE: outside })
    .withCommand(['node', '/job.mjs'])
    .withNetworkMode('none')
    .withBindMounts([{ source: outbox, target: '/outbox' }])
    .start();

  const report = () => readFile(join(outbox, 'report.txt'), 'utf8').catch(() => '');
  while (!(await report()).endsWith('\n')) await pause(50);

  return { job };
}
