import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { execa } from 'execa';
import { systemEnv } from './packages.ts';

/**
 * Gives the private engine a default bridge of its own, for when another engine runs on this
 * machine: two engines on one `docker0` would hand out the same addresses twice. Resolves to the
 * flag that names it.
 */
export async function ownBridge(home: string): Promise<string> {
  const name = bridgeName(home);
  const there = await ip('-4', '-o', 'address', 'show', 'dev', name);
  // It is still there after an engine that was killed, and so is its address.
  if (there === null) await ip('link', 'add', 'name', name, 'type', 'bridge');
  // Left to itself it takes the lowest hardware address of those who join it, and another one when they
  // leave: who has asked for its address before sends to the old one for a while, in vain.
  await ip('link', 'set', name, 'address', hardwareAddress(name));
  if (!there) await ip('address', 'add', freeSubnet(await takenAddresses()), 'dev', name);
  await ip('link', 'set', name, 'up');
  return `--bridge=${name}`;
}

/** Removes the bridge of this home's engine, if it has one. */
export async function removeBridge(home: string): Promise<void> {
  await ip('link', 'delete', bridgeName(home));
}

/** The name of the bridge that this home's engine takes beside another engine. */
export function bridgeName(home: string): string {
  return `dojo${createHash('sha256').update(home).digest('hex').slice(0, 8)}`;
}

/** One that nobody has sold: its first byte says that it is local, and not of a group. */
function hardwareAddress(name: string): string {
  const bytes = createHash('sha256').update(name).digest().subarray(0, 5);
  return ['02', ...[...bytes].map((byte) => byte.toString(16).padStart(2, '0'))].join(':');
}

/** A bridge's address, with its subnet, that overlaps none of these addresses' networks. */
export function freeSubnet(taken: string[]): string {
  const candidates = [
    ...[28, 29, 30, 31].map((second) => `172.${second}.`),
    ...Array.from({ length: 16 }, (_, index) => `10.${240 + index}.`),
  ];
  // Engines hand out networks of up to 65536 addresses: one of them takes all that begins alike.
  const free = candidates.find((prefix) => !taken.some((address) => address.startsWith(prefix)));
  return `${free ?? '10.255.'}240.1/24`;
}

async function takenAddresses(): Promise<string[]> {
  // Not os.networkInterfaces(): it leaves out a bridge without containers, which is down.
  const lines = (await ip('-4', '-o', 'address')) ?? '';
  return [...lines.matchAll(/\binet ([\d.]+)/g)].flatMap(([, address]) => address ?? []);
}

/** True when a dockerd runs on this machine, whosever it is. */
export async function anotherEngineRuns(): Promise<boolean> {
  const processes = (await readdir('/proc')).filter((entry) => /^\d+$/.test(entry));
  const names = await Promise.all(
    processes.map((pid) => readFile(`/proc/${pid}/comm`, 'utf8').catch(() => '')),
  );
  return names.some((name) => name.trim() === 'dockerd');
}

/** What `ip` prints; null where it does not succeed. */
async function ip(...args: string[]): Promise<string | null> {
  const { exitCode, stdout } = await execa('ip', args, { env: systemEnv, reject: false });
  return exitCode === 0 ? stdout : null;
}
