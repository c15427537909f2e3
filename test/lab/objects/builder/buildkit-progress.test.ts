import { readSteps } from '../../../../src/lab/objects/builder/buildkit-progress.ts';

const vertex = {
  digest: 'sha256:1',
  name: '[2/3] RUN make tea',
  started: '2026-01-02T03:04:05.000Z',
};
const log = (data: string) => ({
  logs: [{ vertex: 'sha256:1', data: Buffer.from(data).toString('base64') }],
});

const statuses = [
  { vertexes: [vertex] },
  log('boiling\n'),
  log('no leaves\n'),
  {
    vertexes: [
      { ...vertex, completed: '2026-01-02T03:04:07.500Z', error: 'exit code: 3' },
      { digest: 'sha256:2', name: '[1/3] FROM kitchen', cached: true },
    ],
  },
];

test.each([
  ['a status a line', (status: object) => JSON.stringify(status)],
  ['a status on many lines', (status: object) => JSON.stringify(status, null, 2)],
])('%s: steps with time, output and error; the rest are words', (_form, write) => {
  const stderr = `#warning first\n${statuses.map(write).join('\n')}\nERROR: no tea\n`;
  const { steps, words } = readSteps(stderr);
  expect(words).toBe('#warning first\nERROR: no tea');
  expect(steps).toEqual([
    {
      name: '[2/3] RUN make tea',
      cached: false,
      ms: 2500,
      error: 'exit code: 3',
      completed: true,
      output: 'boiling\nno leaves\n',
    },
    {
      ...{ name: '[1/3] FROM kitchen', cached: true, ms: 0, error: undefined, output: '' },
      completed: false,
    },
  ]);
});

test('a stream that breaks off in the middle of a status keeps what came before', () => {
  const { steps, words } = readSteps(`${JSON.stringify(statuses[0])}\n{"vertexes":[{"dig`);
  expect(steps.map(({ name }) => name)).toEqual(['[2/3] RUN make tea']);
  expect(words).toContain('{"vertexes":[{"dig');
});

test('words alone are words', () => {
  expect(readSteps('unknown flag: --tea\n')).toEqual({ steps: [], words: 'unknown flag: --tea' });
});
