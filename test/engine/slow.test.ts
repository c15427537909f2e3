import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { discover } from '../../src/engine/discover.ts';

const folder = mkdtempSync(join(tmpdir(), 'docker-dojo-slow-'));
const socket = join(folder, 'podman/podman.sock');
let server: Server;

beforeAll(async () => {
  mkdirSync(join(folder, 'podman'));
  // As one that wakes up answers, or one on a machine that has much to do.
  server = createServer((_, reply) => void setTimeout(() => reply.end('OK'), 4000));
  await new Promise<void>((resolve) => server.listen(socket, resolve));
});
afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true });
});

const away = { HOME: folder, DOJO_HOME: folder, DOCKER_CONFIG: folder };

test('an engine that takes four seconds to answer: the one that was chosen', async () => {
  const { endpoint } = await discover({ ...away, DOCKER_HOST: `unix://${socket}` });
  expect(endpoint?.host).toBe(`unix://${socket}`);
});
