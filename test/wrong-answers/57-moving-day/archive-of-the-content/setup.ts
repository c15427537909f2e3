import { Readable } from 'node:stream';
import { GenericContainer } from 'testcontainers';

/**
 * Moves the shop: copies one volume into another.
 * @param from the name of the old volume
 * @param to the name of the new one, which does not exist yet
 */
export default async function setup({ from, to }: { from: string; to: string }) {
  const [oldBox, newBox] = await Promise.all([holding(from), holding(to)]);
  // docker cp old:/box/. - | docker cp - new:/box
  const archive = await oldBox.copyArchiveFromContainer('/box/.');
  await newBox.copyArchiveToContainer(Readable.from(archive), '/box');
  await Promise.all([oldBox.stop(), newBox.stop()]);

  return {};
}

function holding(volume: string) {
  return new GenericContainer('debian:trixie-slim')
    .withBindMounts([{ source: volume, target: '/box' }])
    .withCommand(['sleep', 'infinity'])
    .start();
}
