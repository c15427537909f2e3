import { GenericContainer, Wait } from 'testcontainers';

/** A game server on PORT: it tells each player from which address it sees them come. */
const gameServer = `
  const { NONCE, PORT } = process.env;
  require('node:http')
    .createServer(({ socket }, response) => response.end(socket.remoteAddress + ' joined ' + NONCE))
    .listen({ port: PORT, host: '0.0.0.0', reusePort: true }, () => console.log('the lobby is open'));
`;

/**
 * Starts the shop's game server.
 * @param nonce the name of tonight's match
 * @param port the port of the host at which players join
 */
export default async function setup({ nonce, port }: { nonce: string; port: number }) {
  const server = () =>
    new GenericContainer('node:24-trixie-slim')
      .withNetworkMode('host')
      .withEnvironment({ NONCE: nonce, PORT: String(port) })
      .withCommand(['node', '-e', gameServer])
      .withWaitStrategy(Wait.forLogMessage('the lobby is open'))
      .start();

  // Two are better than one: the kernel shares the players out.
  const [game] = await Promise.all([server(), server()]);

  return { game };
}
