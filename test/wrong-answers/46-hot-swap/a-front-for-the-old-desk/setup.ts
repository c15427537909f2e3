import { GenericContainer, getContainerRuntimeClient } from 'testcontainers';

/** A desk that counts its customers, in its memory. */
const program = `
  let customers = 0;
  require('node:http')
    .createServer((request, response) => response.end('customer ' + ++customers))
    .listen(8080);
`;

type Shift =
  | { shift: 'morning'; morning: string; evening: string }
  | { shift: 'evening'; morning: string; evening: string; desk: string };

/**
 * In the morning it opens the desk on the network of the morning. In the evening it is called once
 * more, and moves the desk to the network of the evening.
 * @param input the names of the two networks; in the evening `desk`, the id of the container as well
 */
export default async function setup(input: Shift) {
  if (input.shift === 'morning') return { desk: await open(input.morning) };

  // What the docker command asks the engine, dockerode asks as well: docker rm, docker network …
  const { dockerode } = (await getContainerRuntimeClient()).container;
  const second = `
    require('node:http')
      .createServer((request, response) =>
        require('node:http').get('http://old-desk:8080/', (reply) => reply.pipe(response)),
      )
      .listen(8080);
  `;
  await dockerode.getNetwork(input.morning).disconnect({ Container: input.desk });
  const back = await dockerode.createNetwork({ Name: `back-of-${input.evening}` });
  await back.connect({ Container: input.desk, EndpointConfig: { Aliases: ['old-desk'] } });
  const front = await new GenericContainer('node:24-trixie-slim')
    .withNetworkMode(input.evening)
    .withHostname('desk')
    .withCommand(['node', '-e', second])
    .start();
  await back.connect({ Container: front.getId() });
  return { desk: { getId: () => input.desk } };
}

function open(network: string) {
  return new GenericContainer('node:24-trixie-slim')
    .withNetworkMode(network)
    .withHostname('desk')
    .withCommand(['node', '-e', program])
    .start();
}
