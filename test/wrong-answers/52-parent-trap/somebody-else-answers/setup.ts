import { GenericContainer, Wait } from 'testcontainers';

/** Says at once that everybody is let in, in a way that no PostgreSQL does. */
const server = `
  require('node:net')
    .createServer((client) => client.on('error', () => 0).write(Buffer.from([82, 0, 0, 0, 8, 0, 0, 0, 99])))
    .listen(5432, () => console.log('listening'));
`;

export default async function setup({ volume }: { volume: string; password: string }) {
  const ledger = await new GenericContainer('node:24-trixie-slim')
    .withBindMounts([{ source: volume, target: '/var/lib/postgresql/data' }])
    .withCommand(['node', '-e', server])
    .withExposedPorts(5432)
    .withWaitStrategy(Wait.forLogMessage('listening'))
    .start();

  return { ledger };
}
