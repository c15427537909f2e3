import { execFile } from 'node:child_process';
import { createServer, get, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { promisify } from 'node:util';
import { CallRecorder } from '../../../src/bench/profile/calls.ts';
import { openMs } from '../../../src/bench/profile/profile.ts';

describe('the calls of a process', () => {
  let server: Server;
  let recorder: CallRecorder;

  beforeAll(async () => {
    // Its answers begin, and never end.
    server = createServer((_, response) => response.flushHeaders());
    server.on('upgrade', (_, socket) =>
      socket.write(
        'HTTP/1.1 101 Switching Protocols\r\nUpgrade: tcp\r\nConnection: Upgrade\r\n\r\n',
      ),
    );
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  afterAll(() => {
    server.close();
    server.closeAllConnections();
  });
  beforeEach(() => (recorder = new CallRecorder()));
  afterEach(() => recorder.stop());

  const to = (path: string) => ({
    ...{ host: '127.0.0.1', path },
    port: (server.address() as AddressInfo).port,
  });

  test('a request is open until its answer begins, though that never ends; ids are left out', async () => {
    await new Promise((resolve) => get(to('/v1.47/containers/abc/start?t=1'), resolve));
    const [call] = recorder.calls;
    expect(call).toMatchObject({ kind: 'engine', what: 'GET /containers/…/start' });
    expect(call?.end).toBeLessThanOrEqual(performance.now());
  });

  test('so is one that becomes a stream', async () => {
    const headers = { Connection: 'Upgrade', Upgrade: 'tcp' };
    const socket = await new Promise<{ destroy: () => void }>((resolve) =>
      request({ ...to('/exec/1/start'), headers })
        .on('upgrade', (_, one) => resolve(one))
        .end(),
    );
    expect(recorder.calls[0]?.end).toBeLessThanOrEqual(performance.now());
    socket.destroy();
  });

  test('a program is open until it has ended, by the first of its words', async () => {
    await promisify(execFile)(process.execPath, ['--version', '--no-warnings', 'more']);
    expect(recorder.calls).toEqual([
      {
        ...{ kind: 'program', what: `${process.execPath} --version --no-warnings` },
        ...{ begin: expect.any(Number) as number, end: expect.any(Number) as number },
      },
    ]);
    expect(recorder.calls[0]?.end).not.toBe(Infinity);
  });

  test('where calls overlap, the time counts once, and only within the phase', () => {
    const call = (begin: number, end: number) => ({
      kind: 'engine' as const,
      what: '',
      begin,
      end,
    });
    const phase = { name: '', begin: 100, end: 200, cpu: 0 };
    expect(
      openMs(phase, [call(50, 120), call(110, 130), call(150, 160), call(190, Infinity)]),
    ).toBe(50);
    expect(openMs(phase, [call(0, 100), call(200, 300)])).toBe(0);
  });
});
