import { getContainerRuntimeClient } from 'testcontainers';

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
export default async function setup({ tournament }: Night) {
  const SCORES = 'http://scores:7000/';
  const scores = await start(scoresProgram, { TOURNAMENT: tournament });
  const match = await start(matchProgram, { TOURNAMENT: tournament });
  const lobby = await start(lobbyProgram, { SCORES, TOURNAMENT: tournament });

  return { lobby, match, scores };
}

/** Whoever falls is helped up. */
async function start(program: string, environment: Record<string, string>) {
  const { dockerode } = (await getContainerRuntimeClient()).container;
  const container = await dockerode.createContainer({
    Image: 'node:24-trixie-slim',
    Cmd: ['node', '-e', program],
    Env: Object.entries(environment).map(([name, value]) => `${name}=${value}`),
    HostConfig: { NetworkMode: 'host', RestartPolicy: { Name: 'always' } },
  });
  await container.start();
  return { getId: () => container.id };
}
