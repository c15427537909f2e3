import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { networkInterfaces } from 'node:os';
import { execa } from 'execa';
import { systemEnv } from './packages.ts';

/**
 * The flags that give the private engine a default bridge of its own where another engine runs on
 * this machine: two engines on one `docker0` would hand out the same addresses twice. Alone, it
 * takes `docker0` like any engine.
 */
export async function bridgeArguments(home: string): Promise<string[]> {
  if (!(await anotherEngineRuns())) return [];
  const name = `dojo${createHash('sha256').update(home).digest('hex').slice(0, 8)}`;
  await execa('ip', ['link', 'add', 'name', name, 'type', 'bridge'], {
    env: systemEnv,
    reject: false, // it is still there after an engine that was killed
  });
  await execa('ip', ['link', 'set', name, 'up'], { env: systemEnv });
  return [`--bridge=${name}`, `--bip=${freeSubnet()}`];
}

async function anotherEngineRuns(): Promise<boolean> {
  const processes = (await readdir('/proc')).filter((entry) => /^\d+$/.test(entry));
  const names = await Promise.all(
    processes.map((pid) => readFile(`/proc/${pid}/comm`, 'utf8').catch(() => '')),
  );
  return names.some((name) => name.trim() === 'dockerd');
}

function freeSubnet(): string {
  const taken = Object.values(networkInterfaces()).flatMap((list) =>
    (list ?? []).map(({ address }) => address),
  );
  for (let second = 28; second < 32; second += 1)
    for (let third = 240; third < 256; third += 1) {
      const prefix = `172.${second}.${third}.`;
      if (!taken.some((address) => address.startsWith(prefix))) return `${prefix}1/24`;
    }
  return '172.31.255.1/24';
}
