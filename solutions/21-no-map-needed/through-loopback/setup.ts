import { GenericContainer, Wait } from 'testcontainers';

/** A game server for this machine alone: it tells each player from which address it sees them come. */
const gameServer = `
  const [port, nonce] = process.argv.slice(1);
  require('node:http')
    .createServer(({ socket }, response) => response.end(socket.remoteAddress + ' joined ' + nonce))
    .listen(Number(port), '127.0.0.1', () => console.log('the lobby is open'));
`;

/**
 * Starts the shop's game server.
 * @param nonce the name of tonight's match
 * @param port the port of the host at which players join
 */
export default async function setup({ nonce, port }: { nonce: string; port: number }) {
  const game = await new GenericContainer('node:24-trixie-slim')
    .withNetworkMode('host')
    .withCommand(['node', '-e', gameServer, String(port), nonce])
    .withWaitStrategy(Wait.forLogMessage('the lobby is open'))
    .start();

  return { game };
}
