import { Workbench } from '../../support/containers.ts';

let bench: Workbench;

beforeAll(async () => {
  bench = await Workbench.open();
});
afterAll(() => bench.close());

test('a probe’s words reach the command as they are', async () => {
  const container = await bench.start('debian:trixie-slim', { Cmd: ['sleep', '60'] });
  const words = [
    ...['plain', '', ' ', "it's", '"quoted"', '$HOME', '`id`', '$(id)', 'a;b|c&d>e<f', '*', '~'],
    ...[
      'two\nlines',
      'a\r\nb',
      "line\nit's\\n",
      'back\\slash',
      '\\',
      '-n',
      '!!',
      '{a,b}',
      '#',
      'ü €',
    ],
    'x'.repeat(3000),
  ];
  for (const word of words) {
    const { exitCode, stdout } = await container.probe(['printf', '%s', word]);
    expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: word });
  }
  const all = await container.probe(['printf', '<%s>', ...words]);
  expect(all.stdout).toBe(words.map((word) => `<${word}>`).join(''));
});

test('a probe tells its exit code and both its streams, and the next one is not disturbed', async () => {
  const container = await bench.start('debian:trixie-slim', { Cmd: ['sleep', '60'] });
  const script = 'echo out; echo err >&2; exit 7';
  const both = await Promise.all([
    container.probe(['sh', '-c', script]),
    container.probe(['sh', '-c', 'cat; echo after']),
  ]);
  expect(both[0]).toMatchObject({ exitCode: 7, stdout: 'out\n', stderr: 'err\n' });
  expect(both[1]).toMatchObject({ exitCode: 0, stdout: 'after\n' });
  expect((await container.probe(['no-such-command'])).exitCode).toBe(127);
});
