import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Floor } from '../../src/bench/baseline.ts';

const page = 'http://localhost:8080/';

/** Two servers with one volume, read-only in one of them: what one writes, the other one shows. */
export default async function floor(floor: Floor): Promise<void> {
  const volume = await floor.volume('prices');
  const editor = await start(floor, `${volume}:/srv/prices`);
  const board = await start(floor, `${volume}:/srv/prices:ro`);
  const [writing, reading] = await Promise.all(
    [editor, board].map(({ id }) => floor.toolbox(`container:${id}`)),
  );
  const publish = async (price: string) => {
    await writing?.fetch(page, price, { method: 'POST', send: price });
    await reading?.fetch(page, price);
  };
  for (const fruit of ['apples', 'pears', 'plums']) await publish(`${fruit}: ${floor.nonce}`);
  const tryToWrite = async () => {
    const write = 'echo 0 > /srv/prices/by-hand';
    await floor.exec(board, 'sh', '-c', write);
    await floor.exec(board, 'sh', '-c', `mount -o remount,rw /srv/prices; ${write}`);
    await floor.exec(editor, 'sh', '-c', write);
  };
  await tryToWrite();
  await board.restart({ t: 0 });
  await (await floor.toolbox(`container:${board.id}`)).fetch(page, floor.nonce);
  await tryToWrite();
  await writing?.fetch(page, 'quinces', { method: 'POST', send: 'quinces' });
}

async function start(floor: Floor, bind: string) {
  const container = await floor.create('node:24-trixie-slim', {
    Cmd: ['node', '/app/prices.js'],
    HostConfig: { Binds: [bind] },
  });
  const program = await readFile(join(floor.folder, 'app/prices.js'), 'utf8');
  await floor.put(container, 'app/prices.js', program);
  await container.start();
  return container;
}
