import { GenericContainer } from 'testcontainers';

/**
 * Moves the shop: copies one volume into another.
 * @param from the name of the old volume
 * @param to the name of the new one, which does not exist yet
 */
export default async function setup({ from, to }: { from: string; to: string }) {
  const mover = await new GenericContainer('debian:trixie-slim')
    .withBindMounts([
      { source: from, target: '/old', mode: 'ro' },
      { source: to, target: '/new' },
    ])
    .withCommand(['sleep', 'infinity'])
    .start();
  await mover.exec(['sh', '-c', 'cp -a /old/* /new']);
  await mover.stop();

  return {};
}
