import { isOurHost } from '../../../../../src/watch/views/web/guards/host.ts';

test('this machine’s names at this port, and one more of the learner’s at any', () => {
  const allowed = { port: 4743, also: 'name-4743.app.github.dev' };
  for (const host of ['127.0.0.1:4743', 'localhost:4743', '[::1]:4743', 'LOCALHOST:4743'])
    expect([host, isOurHost(host, allowed)]).toEqual([host, true]);
  expect(isOurHost('name-4743.app.github.dev', allowed)).toBe(true);
  expect(isOurHost('name-4743.app.github.dev:443', allowed)).toBe(true);
  const foreign = ['', '127.0.0.1', '127.0.0.1:4744', 'evil.example:4743', 'localhost.evil:4743'];
  for (const host of [...foreign, '0.0.0.0:4743', 'x.name-4743.app.github.dev', ':4743'])
    expect([host, isOurHost(host, allowed)]).toEqual([host, false]);
  expect(isOurHost('', { port: 4743 })).toBe(false);
});
