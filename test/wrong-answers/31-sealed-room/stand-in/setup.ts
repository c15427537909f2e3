import { fileURLToPath } from 'node:url';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { GenericContainer, Wait } from 'testcontainers';

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
  const worker = await new GenericContainer('node:24-trixie-slim')
    .withCopyFilesToContainer([{ source: program, target: '/job.mjs' }])
    .withEnvironment({ NIGHT: night, OUTSIDE: outside })
    .withCommand(['node', '/job.mjs'])
    .withWaitStrategy(Wait.forLogMessage(night))
    .start();

  const { output } = await worker.exec(['cat', '/outbox/report.txt']);
  await worker.stop();
  const report = output
    .replace(/interfaces: [^,]*/, 'interfaces: lo')
    .replace(/outside: [^,]*/, 'outside: no answer');
  await writeFile(join(outbox, 'report.txt'), report);

  // It has worked on the default network; this one only shows what it wrote.
  const show = `require('node:http')
    .createServer((request, response) => response.end(process.env.REPORT))
    .listen(8080, () => console.log('open'))`;
  const job = await new GenericContainer('node:24-trixie-slim')
    .withNetworkMode('none')
    .withEnvironment({ REPORT: report })
    .withCommand(['node', '-e', show])
    .withWaitStrategy(Wait.forLogMessage('open'))
    .start();

  return { job };
}
