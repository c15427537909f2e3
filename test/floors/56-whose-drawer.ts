import assert from 'node:assert/strict';
import { join } from 'node:path';
import type { Floor } from '../../src/bench/baseline.ts';
import { Toolbox } from '../../src/bench/toolbox.ts';
import { referenceOf } from '../../src/images/catalogue.ts';

const page = 'http://localhost:8080/';

/** A build whose container writes into an empty volume, not as root; the next one finds it, nobody else writes. */
export default async function run(floor: Floor): Promise<void> {
  const note = `Lock the door, ${floor.nonce}`;
  const opening = amongProcesses(floor);
  const drawer = await floor.volume('drawer');
  const image = await floor.build(join(floor.folder, 'app'));
  const shop = await start(floor, image, [`${drawer}:/data`]);
  await shop.toolbox.fetch(page, note, { method: 'POST', send: note });
  await shop.toolbox.fetch(page, note);

  const host = await opening;
  const { State: state } = await shop.container.inspect();
  assert.match(await host.ask(`grep ^Uid: /proc/${state.Pid}/status`), /1000/);
  await shop.container.remove({ force: true });
  const next = await start(floor, image, [`${drawer}:/data`]);
  await next.toolbox.fetch(page, note);

  const inside = await open(floor, { Binds: [`${drawer}:/data`], CapAdd: ['SETUID', 'SETGID'] });
  assert.match(await inside.ask("stat -c '%u' /data/notes.txt"), /^1000/);
  const find = 'find /data -writable';
  assert.equal(await inside.ask(`setpriv --reuid=4321 --regid=4321 --clear-groups ${find}`), '');
  const alone = await start(floor, image, []);
  await alone.toolbox.fetch(page, note, { method: 'POST', send: note });
}

async function start(floor: Floor, image: string, Binds: string[]) {
  const HostConfig = { Binds, SecurityOpt: ['no-new-privileges'] };
  const container = await floor.start(image, { HostConfig });
  return { container, toolbox: await floor.toolbox(`container:${container.id}`) };
}

/** A shell that sees the processes of the engine's host. */
function amongProcesses(floor: Floor): Promise<Toolbox> {
  const SecurityOpt = ['apparmor=unconfined', 'label=disable'];
  return open(floor, { PidMode: 'host', CapAdd: ['SYS_PTRACE', 'DAC_READ_SEARCH'], SecurityOpt });
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
