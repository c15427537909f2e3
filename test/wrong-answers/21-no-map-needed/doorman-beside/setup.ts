import { GenericContainer, Wait } from 'testcontainers';

/** A game server on PORT, or on 26262: it tells each player from which address it sees them come. */
const gameServer = `
  const { NONCE, PORT = 26262 } = process.env;
  require('node:http')
    .createServer(({ socket }, response) => response.end(socket.remoteAddress + ' joined ' + NONCE))
    .listen(PORT, '0.0.0.0', () => console.log('the lobby is open'));
`;

/** A doorman on PORT: passes every player on to the game server behind it. */
const doorman = `
  const { PORT } = process.env;
  const { connect, createServer } = require('node:net');
  createServer((player) => {
    const game = connect(26262, '127.0.0.1');
    player.pipe(game).pipe(player);
  }).listen(PORT, () => console.log('the door is open'));
`;

/**
 * Starts the shop's game server.
 * @param nonce the name of tonight's match
 * @param port the port of the host at which players join
 */
export default async function setup({ nonce, port }: { nonce: string; port: number }) {
  const game = await new GenericContainer('node:24-trixie-slim')
    .withNetworkMode('host')
    .withEnvironment({ NONCE: nonce })
    .withCommand(['node', '-e', gameServer])
    .withWaitStrategy(Wait.forLogMessage('the lobby is open'))
    .start();

  await new GenericContainer('node:24-trixie-slim')
    .withNetworkMode('host')
    .withEnvironment({ PORT: String(port) })
    .withCommand(['node', '-e', doorman])
    .withWaitStrategy(Wait.forLogMessage('the door is open'))
    .start();

  return { game };
}
