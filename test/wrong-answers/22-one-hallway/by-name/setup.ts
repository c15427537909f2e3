import { GenericContainer } from 'testcontainers';

/** Keeps the result of the night in its memory: whoever POSTs one changes it. */
const scoresProgram = `
  const { HOST = '0.0.0.0', PORT = 7000, TOURNAMENT } = process.env;
  const { text } = require('node:stream/consumers');
  let result = 'none yet';
  require('node:http')
    .createServer(async (request, response) => {
      if (request.method === 'POST') result = await text(request);
      response.end('scores of ' + TOURNAMENT + ': ' + result);
    })
    .listen(PORT, HOST);
`;

/** The match itself. */
const matchProgram = `
  const { HOST = '0.0.0.0', PORT = 7000, TOURNAMENT } = process.env;
  require('node:http')
    .createServer((request, response) => response.end('match of ' + TOURNAMENT))
    .listen(PORT, HOST);
`;

/** Welcomes everybody, and at /scores shows what it has just read at SCORES. */
const lobbyProgram = `
  const { HOST = '0.0.0.0', PORT = 7000, SCORES, TOURNAMENT } = process.env;
  const problem = ({ cause }) => 'no scores from ' + SCORES + ': ' + cause.code;
  const read = () => fetch(SCORES).then((reply) => reply.text()).catch(problem);
  require('node:http')
    .createServer(async ({ url }, response) =>
      response.end(url === '/scores' ? await read() : 'lobby of ' + TOURNAMENT),
    )
    .listen(PORT, HOST);
`;

interface Night {
  tournament: string;
  ports: { lobby: number; match: number; scores: number };
}

/**
 * Starts the three services of the night on the host network.
 * @param tournament its name
 * @param ports the ports of the host: one for each service
 */
export default async function setup({ ports, tournament }: Night) {
  const scores = await service(scoresProgram)
    .withName(`scores-${ports.scores}`)
    .withEnvironment({ HOST: '127.0.0.1', PORT: String(ports.scores), TOURNAMENT: tournament })
    .start();
  const match = await service(matchProgram)
    .withEnvironment({ PORT: String(ports.match), TOURNAMENT: tournament })
    .start();
  const lobby = await service(lobbyProgram)
    .withEnvironment({
      PORT: String(ports.lobby),
      SCORES: `http://scores-${ports.scores}:${ports.scores}/`,
      TOURNAMENT: tournament,
    })
    .start();

  return { lobby, match, scores };
}

function service(program: string) {
  return new GenericContainer('node:24-trixie-slim')
    .withNetworkMode('host')
    .withCommand(['node', '-e', program]);
}
