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
  const game = await new GenericContainer('node:24-trixie-slim')
    .withNetworkMode('host')
    .withUser('nobody')
    .withEnvironment({ NONCE: nonce, PORT: String(port), SERVER: gameServer })
    .withCommand(['sh', '-c', 'node -e "$SERVER" & node -e "$SERVER" & wait'])
    .withWaitStrategy(Wait.forLogMessage('the lobby is open', 2))
    .start();

  return { game };
}
