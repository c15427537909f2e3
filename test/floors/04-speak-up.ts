import assert from 'node:assert/strict';
import { join } from 'node:path';
import { readLog } from '../../src/engine/log-stream.ts';
import type { Floor } from '../../src/bench/baseline.ts';

const page = 'http://localhost:8080/';

/** A build whose container sells: the log has each sale, and lists of its files before and after are alike. */
export default async function run(floor: Floor): Promise<void> {
  const image = await floor.build(join(floor.folder, 'app'));
  const till = await floor.start(image);
  const toolbox = await floor.toolbox(`container:${till.id}`);
  await toolbox.fetch(page, 'sold bread', { method: 'POST', send: `bread ${floor.nonce}` });

  const list = 'find / -xdev -type f -printf "%s %p\\n" | sort';
  const before = await floor.exec(till, 'sh', '-c', list);
  const sales = Array.from({ length: 50 }, (_, n) => `order ${n} ${floor.nonce}`);
  const requests = sales.map((sale) => `-s --data '${sale}: ${'rolls'.repeat(300)}' ${page}`);
  await toolbox.ask(`curl ${requests.join(' --next ')}`);
  await floor.put(till, 'control', 'there');
  const after = await floor.exec(till, 'sh', '-c', list);
  assert.equal(after.replace('5 /control\n', ''), before);

  const log = readLog(await till.logs({ stdout: true, stderr: true, tail: 1000 }));
  for (const sale of sales) assert(log.includes(sale), `the log has no ${sale}`);
  assert.match(await floor.exec(till, 'grep', '^Uid:', '/proc/1/status'), /1000/);
}
