import { GenericContainer } from 'testcontainers';

/** Keeps the result of the night in its memory: whoever POSTs one changes it. */
const scoresProgram = `
  const [TOURNAMENT, PORT, HOST = '0.0.0.0'] = process.argv.slice(1);
  const { text } = require('node:stream/consumers');
  let result = 'none yet';
  require('node:http')
    .createServer(async (request, response) => {
      if (request.method === 'POST') result = await text(request);
      response.end('scores of ' + TOURNAMENT + ': ' + result);
    })
    .listen(Number(PORT), HOST);
`;

/** The match itself. */
const matchProgram = `
  const [TOURNAMENT, PORT, HOST = '0.0.0.0'] = process.argv.slice(1);
  require('node:http')
    .createServer((request, response) => response.end('match of ' + TOURNAMENT))
    .listen(Number(PORT), HOST);
`;

/** Welcomes everybody, and at /scores shows what it has just read at SCORES. */
const lobbyProgram = `
  const [TOURNAMENT, PORT, SCORES] = process.argv.slice(1);
  const problem = ({ cause }) => 'no scores from ' + SCORES + ': ' + cause.code;
  const read = () => fetch(SCORES).then((reply) => reply.text()).catch(problem);
  require('node:http')
    .createServer(async ({ url }, response) =>
      response.end(url === '/scores' ? await read() : 'lobby of ' + TOURNAMENT),
    )
    .listen(Number(PORT));
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
  const [scores, match, lobby] = await Promise.all([
    start(scoresProgram, tournament, ports.scores, '127.0.0.1'),
    start(matchProgram, tournament, ports.match),
    start(lobbyProgram, tournament, ports.lobby, `http://localhost:${ports.scores}/`),
  ]);

  return { lobby, match, scores };
}

function start(program: string, ...words: (string | number)[]) {
  return new GenericContainer('node:24-trixie-slim')
    .withNetworkMode('host')
    .withCommand(['node', '-e', program, ...words.map(String)])
    .start();
}
