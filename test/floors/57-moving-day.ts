import assert from 'node:assert/strict';
import { text } from 'node:stream/consumers';
import type { Floor } from '../../src/bench/baseline.ts';

/** Two volumes, a container that copies one into the other, and a look at both from outside and within. */
export default async function floor(floor: Floor): Promise<void> {
  const [old, empty] = [await floor.volume('old'), await floor.volume('new')];
  const shelf = await floor.create('debian:trixie-slim', {
    HostConfig: { Binds: [`${old}:/old`, `${empty}:/new`] },
  });
  await floor.put(shelf, 'old/.diary', floor.nonce);
  const mover = await floor.start('debian:trixie-slim', {
    Cmd: ['cp', '-a', '/old/.', '/new'],
    HostConfig: { Binds: [`${old}:/old`, `${empty}:/new`] },
  });
  await mover.wait();
  await mover.remove({ force: true, v: true });
  const keeper = await floor.start('debian:trixie-slim', {
    Cmd: ['cat', '/new/.diary'],
    HostConfig: { Binds: [`${empty}:/new`] },
  });
  await keeper.wait();
  for (const path of ['/old', '/new'])
    assert.match(await text(await shelf.getArchive({ path })), new RegExp(floor.nonce));
}
