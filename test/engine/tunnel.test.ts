import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { connection } from '../../src/engine/endpoint.ts';
import { Tunnel } from '../../src/engine/tunnel.ts';

let bin: string;
const path = process.env['PATH'];
beforeAll(() => {
  bin = mkdtempSync(join(tmpdir(), 'docker-dojo-tunnel-test-'));
  process.env['PATH'] = `${bin}:${path}`;
});
afterAll(() => {
  process.env['PATH'] = path;
  rmSync(bin, { recursive: true });
});

test('an answer is read to its end, also when docker took no more input and has ended', async () => {
  // Its input breaks while nothing of its answer has been read.
  const script = 'exec 0<&-; head -c 60000 /dev/zero | tr "\\0" a';
  writeFileSync(join(bin, 'docker'), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  const tunnel = await Tunnel.open('ssh://shop@backroom.invalid', null);
  const { socketPath = '' } = connection(tunnel.host);
  const answers = await Promise.all(
    Array.from({ length: 20 }, async () => {
      const client = connect({ path: socketPath, allowHalfOpen: true });
      client.write('GET /_ping HTTP/1.1\r\n\r\n');
      const answer = await text(client);
      client.destroy();
      return answer.length;
    }),
  );
  expect(answers).toEqual(Array.from({ length: 20 }, () => 60_000));
});
