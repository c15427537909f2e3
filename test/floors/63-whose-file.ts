import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Floor } from '../../src/bench/baseline.ts';
import { Toolbox } from '../../src/bench/toolbox.ts';
import { referenceOf } from '../../src/images/catalogue.ts';

const page = 'http://localhost:8080/';

/** Two folders with an owner each, and a printer each that runs as that: its files are the owner's. */
export default async function run(floor: Floor): Promise<void> {
  const opening = open(floor, {
    ...{ PidMode: 'host', CapAdd: ['SYS_PTRACE', 'DAC_READ_SEARCH'] },
    SecurityOpt: ['apparmor=unconfined', 'label=disable'],
  });
  const image = floor.build(join(floor.folder, 'app'));
  for (const owner of ['12345:23456', '34567:45678']) {
    const folder = join(floor.folder, 'host', owner.replace(':', '-'));
    await mkdir(folder, { recursive: true });
    const Binds = [`${folder}:/out`];
    const helper = await open(floor, { Binds, CapAdd: ['CHOWN'] });
    await helper.ask(`chown ${owner} /out`);
    const printer = await floor.start(await image, { User: owner, HostConfig: { Binds } });
    const toolbox = await floor.toolbox(`container:${printer.id}`);
    await toolbox.fetch(page, 'printed', { method: 'POST', send: floor.nonce });
    await toolbox.fetch(page, 'printed', { method: 'POST', send: floor.nonce });
    const seen = await helper.ask("stat -c '%u:%g %a' /out /out/receipt-2.txt");
    assert.equal(seen, `${owner} 755\n${owner} 644`);
    const { State: state } = await printer.inspect();
    const users = await (await opening).ask(`grep ^Uid: /proc/${state.Pid}/status`);
    assert(users.includes(owner.split(':')[0] ?? ''));
  }
}

function open(floor: Floor, more: object): Promise<Toolbox> {
  return Toolbox.open(
    floor.docker,
    ({ HostConfig, ...options }) =>
      floor.create(referenceOf('docker-dojo/toolbox'), {
        ...options,
        HostConfig: { ...HostConfig, ...more },
      }),
    'none',
  );
}
