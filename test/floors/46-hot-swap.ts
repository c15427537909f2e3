import assert from 'node:assert/strict';
import type { Floor } from '../../src/bench/baseline.ts';

const program = `
  let customers = 0;
  require('node:http').createServer((_, reply) => reply.end('customer ' + ++customers)).listen(8080);
`;

/** A container is asked on one network, moved to another, and asked again. */
export default async function run(floor: Floor): Promise<void> {
  const [morning, evening] = await Promise.all([
    floor.network('morning'),
    floor.network('evening'),
  ]);
  const desk = await floor.start('node:24-trixie-slim', {
    Hostname: 'desk',
    Cmd: ['node', '-e', program],
    HostConfig: { NetworkMode: morning },
  });
  const [early, late] = await Promise.all([floor.toolbox(morning), floor.toolbox(evening)]);
  for (const count of [1, 2, 3]) await early.fetch('http://desk:8080/', `customer ${count}`);
  const { docker } = floor;
  const EndpointConfig = { Aliases: ['desk'] };
  await docker.getNetwork(evening).connect({ Container: desk.id, EndpointConfig });
  await docker.getNetwork(morning).disconnect({ Container: desk.id });
  await late.fetch('http://desk:8080/', 'customer 4');
  // The morning has no such name any more, and a packet to its new address gets no answer.
  assert.equal(await early.ask('curl -s http://desk:8080/'), '');
  const { NetworkSettings: settings } = await desk.inspect();
  assert(!(await early.reaches(settings.Networks[evening]?.IPAddress, 8080)));
}
