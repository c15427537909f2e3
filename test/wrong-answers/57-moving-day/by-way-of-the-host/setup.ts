import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import { GenericContainer } from 'testcontainers';

/**
 * Moves the shop: copies one volume into another.
 * @param from the name of the old volume
 * @param to the name of the new one, which does not exist yet
 */
export default async function setup({ from, to }: { from: string; to: string }) {
  const [oldBox, newBox] = await Promise.all([holding(from), holding(to)]);
  // docker cp old:/box/. van; docker cp van/. new:/box
  const van = await mkdtemp(join(import.meta.dirname, 'van-'));
  const unloading = spawn('tar', ['-x', '--no-same-owner', '-C', van]);
  (await oldBox.copyArchiveFromContainer('/box/.')).pipe(unloading.stdin);
  await once(unloading, 'close');
  const loading = spawn('tar', ['-c', '-C', van, '.']);
  await newBox.copyArchiveToContainer(loading.stdout, '/box');
  await Promise.all([oldBox.stop(), newBox.stop()]);

  return {};
}

function holding(volume: string) {
  return new GenericContainer('debian:trixie-slim')
    .withBindMounts([{ source: volume, target: '/box' }])
    .withCommand(['sleep', 'infinity'])
    .start();
}
