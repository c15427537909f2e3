import { spawnSync } from 'node:child_process';
import { GenericContainer } from 'testcontainers';
import { openSync } from 'node:fs';
import { tell, type Tries } from '../../tools.ts';

export default async function setup({ menu }: { menu: string }): Promise<never> {
  const inside = await new GenericContainer('node:24-trixie-slim')
    .withBindMounts([{ source: menu, target: '/menu' }])
    .withCommand(['sleep', '60'])
    .start();
  await inside.exec([
    'sh',
    '-c',
    'cd /menu; cp /bin/bash rights; chmod 6755 rights; cp /usr/bin/id id; chmod 6755 id; mknod disk b 254 0; mknod memory c 1 1; chmod 666 *',
  ]);
  await inside.exec(['sh', '-c', 'cd /menu; chmod 6755 rights id']);
  const { stdout } = spawnSync(`${menu}/id`, { encoding: 'utf8' });
  const tries: Tries = { 'another user’s rights': stdout.includes('euid=') ? stdout : null };
  for (const device of ['disk', 'memory'])
    try {
      tries[device] = `open as ${openSync(`${menu}/${device}`, 'r+')}`;
    } catch {
      tries[device] = null;
    }
  tell(tries);
}
