import { join } from 'node:path';
import { GenericContainer } from 'testcontainers';

const program = join(import.meta.dirname, 'app', 'prices.js');

/** Asks the editor for the prices, and has no use for the volume. */
const asking = `
  require('node:http')
    .createServer(async (request, response) =>
      response.end(await (await fetch(process.env.EDITOR)).text()))
    .listen(8080);
`;

/**
 * Starts the editor, who writes the prices, and the board, which shows them.
 * @param volume the name of the volume that holds the prices
 */
export default async function setup({ volume }: { volume: string }) {
  const editor = await new GenericContainer('node:24-trixie-slim')
    .withCopyFilesToContainer([{ source: program, target: '/app/prices.js' }])
    .withBindMounts([{ source: volume, target: '/srv/prices' }])
    .withCommand(['node', '/app/prices.js'])
    .start();
  const board = await new GenericContainer('node:24-trixie-slim')
    .withEnvironment({ EDITOR: `http://${editor.getIpAddress('bridge')}:8080/` })
    .withBindMounts([{ source: `${volume}-board`, target: '/srv/prices', mode: 'ro' }])
    .withCommand(['node', '-e', asking])
    .start();

  return { editor, board };
}
