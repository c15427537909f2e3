import assert from 'node:assert/strict';
import { join } from 'node:path';
import type { Floor } from '../../src/bench/baseline.ts';
import { Toolbox } from '../../src/bench/toolbox.ts';
import { readLog } from '../../src/engine/log-stream.ts';
import { referenceOf } from '../../src/images/catalogue.ts';

const page = 'http://localhost:8080/';

/** A build whose container sells: the log has each sale, and its files are as they were before. */
export default async function run(floor: Floor): Promise<void> {
  const opening = amongProcesses(floor);
  const till = await floor.start(await floor.build(join(floor.folder, 'app')));
  const toolbox = await floor.toolbox(`container:${till.id}`);
  await toolbox.fetch(page, 'sold bread', { method: 'POST', send: `bread ${floor.nonce}` });

  const host = await opening;
  const { State: state } = await till.inspect();
  const list = `find /proc/${state.Pid}/root/ -xdev -type f -printf '%s %P\\n' | sort`;
  await host.ask(`${list} > /tmp/before`);
  const sales = Array.from({ length: 50 }, (_, n) => `order ${n} ${floor.nonce}`);
  const requests = sales.map((sale) => `-s --data '${sale}: ${'rolls'.repeat(300)}' ${page}`);
  await toolbox.ask(`curl ${requests.join(' --next ')}`);
  await floor.put(till, 'control', 'there');
  assert.equal(await host.ask(`${list} | comm -3 /tmp/before -`), '\t5 control');

  const log = readLog(await till.logs({ stdout: true, stderr: true, tail: 1000 }));
  for (const sale of sales) assert(log.includes(sale), `the log has no ${sale}`);
  assert.match(await host.ask(`grep ^Uid: /proc/${state.Pid}/status`), /1000/);
}

/** A shell that sees the processes of the engine's host, and their files. */
function amongProcesses(floor: Floor): Promise<Toolbox> {
  const more = { PidMode: 'host', CapAdd: ['SYS_PTRACE', 'DAC_READ_SEARCH'] };
  const SecurityOpt = ['apparmor=unconfined', 'label=disable'];
  return Toolbox.open(
    floor.docker,
    ({ HostConfig, ...options }) =>
      floor.create(referenceOf('docker-dojo/toolbox'), {
        ...options,
        HostConfig: { ...HostConfig, ...more, SecurityOpt },
      }),
    'none',
  );
}
