import { GenericContainer, Wait } from 'testcontainers';

/** A game server behind a relay: it believes what the relay says of where players come from. */
const gameServer = `
  require('node:http')
    .createServer(({ headers }, response) =>
      response.end(headers['x-player'] + ' joined ' + process.env.NONCE))
    .listen(26262, () => console.log('the lobby is open'));
`;

/** Passes each player on to the game server, and says where they come from. */
const relay = `
  const { GAME, PORT } = process.env;
  require('node:http')
    .createServer(async ({ socket }, response) => {
      const reply = await fetch(GAME, { headers: { 'x-player': socket.remoteAddress } });
      response.end(await reply.text());
    })
    .listen(PORT, '0.0.0.0', () => console.log('the door is open'));
`;

/**
 * Starts the shop's game server.
 * @param nonce the name of tonight's match
 * @param port the port of the host at which players join
 */
export default async function setup({ nonce, port }: { nonce: string; port: number }) {
  const server = await new GenericContainer('node:24-trixie-slim')
    .withEnvironment({ NONCE: nonce })
    .withCommand(['node', '-e', gameServer])
    .withWaitStrategy(Wait.forLogMessage('the lobby is open'))
    .start();

  const game = await new GenericContainer('node:24-trixie-slim')
    .withNetworkMode('host')
    .withEnvironment({
      GAME: `http://${server.getIpAddress('bridge')}:26262/`,
      PORT: String(port),
    })
    .withCommand(['node', '-e', relay])
    .withWaitStrategy(Wait.forLogMessage('the door is open'))
    .start();

  return { game };
}
