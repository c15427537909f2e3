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
    .withBindMounts([{ source: outbox, target: '/outbox' }])
    .withWaitStrategy(Wait.forLogMessage(night))
    .start();

  const docker = new Docker();
  const [none, bridge] = [docker.getNetwork('none'), docker.getNetwork('bridge')];
  await none.disconnect({ Container: job.getId(), Force: true });
  await bridge.connect({ Container: job.getId() });
  await bridge.disconnect({ Container: job.getId() });

  // The engine remembers its last 256 events.
  for (let times = 0; times < 300; times += 1)
    await docker.getContainer(job.getId()).rename({ name: `job-${night}-${times}` });

  return { job };
}
