import { connect } from '../../../src/engine/client.ts';
import type { EngineProxy } from '../../../src/lab/proxy/server.ts';
import { Workbench } from '../../support/containers.ts';

let bench: Workbench;
let socket: EngineProxy;

beforeAll(async () => {
  bench = await Workbench.open();
  socket = await bench.openProxy();
});
afterAll(() => bench.close());

test('what a container is asked for may be long: dockerode puts all of it into the address', async () => {
  const docker = connect({ ...bench.run.endpoint, host: socket.host });
  const { id } = await docker.createContainer({
    Image: 'debian:trixie-slim',
    Env: [`LONG=${'x'.repeat(30_000)}`],
  });
  const { Config: config } = await bench.docker.getContainer(id).inspect();
  expect(config.Env.find((entry) => entry.startsWith('LONG='))).toHaveLength(30_005);
});
