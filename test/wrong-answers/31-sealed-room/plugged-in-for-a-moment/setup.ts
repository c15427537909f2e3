import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Docker from 'dockerode';
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
  const job = await new GenericContainer('node:24-trixie-slim')
    .withCopyFilesToContainer([{ source: program, target: '/job.mjs' }])
    .withEnvironment({ NIGHT: night, OUTSIDE: outside })
    .withCommand(['node', '/job.mjs'])
    .withNetworkMode('none')
    .withWaitStrategy(Wait.forLogMessage(night))
    .start();

  const reader = await new GenericContainer('node:24-trixie-slim')
    .withCommand(['sleep', 'infinity'])
    .start();

  const docker = new Docker();
  const [none, bridge] = [docker.getNetwork('none'), docker.getNetwork('bridge')];
  await none.disconnect({ Container: job.getId(), Force: true });
  await bridge.connect({ Container: job.getId() });
  const { NetworkSettings: settings } = await docker.getContainer(job.getId()).inspect();
  const url = `http://${settings.Networks['bridge']?.IPAddress}:8080/`;
  const ask = `fetch('${url}').then((answer) => answer.text()).then((text) => process.stdout.write(text))`;
  // From the network, since not every engine lets this machine into it.
  const { output } = await reader.exec(['node', '-e', ask]);
  await reader.stop();
  await writeFile(join(outbox, 'report.txt'), output);
  await bridge.disconnect({ Container: job.getId() });

  return { job };
}
