import { fileURLToPath } from 'node:url';
import Docker from 'dockerode';
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
  const room = await new GenericContainer('debian:trixie-slim')
    .withCommand(['sleep', 'infinity'])
    .start();

  const job = await new GenericContainer('node:24-trixie-slim')
    .withCopyFilesToContainer([{ source: program, target: '/job.mjs' }])
    .withEnvironment({ NIGHT: night, OUTSIDE: outside })
    .withCommand(['sh', '-c', 'sleep 2; exec node /job.mjs'])
    .withNetworkMode(`container:${room.getId()}`)
    .withBindMounts([{ source: outbox, target: '/outbox' }])
    .start();

  await new Docker().getNetwork('bridge').disconnect({ Container: room.getId() });
  for await (const line of await job.logs()) if (String(line).includes(night)) break;

  return { job };
}
