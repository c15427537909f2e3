import { PassThrough } from 'node:stream';
import { Channel, type Heard } from '../../../src/lab/setup/channel.ts';

/** What is heard of these pieces of text. */
async function heardOf(...pieces: string[]): Promise<Heard[]> {
  const heard: Heard[] = [];
  const stream = new PassThrough();
  new Channel(stream, (one) => heard.push(one));
  for (const piece of pieces) {
    if (stream.destroyed) break;
    stream.write(piece);
    await new Promise(setImmediate);
  }
  return heard;
}

test('answers are heard, however they are cut into pieces', async () => {
  const heard = await heardOf('{"outcome":"re', 'ady"}\n{"outcome":"returned","things":{}}\n');
  expect(heard).toEqual([{ outcome: 'ready' }, { outcome: 'returned', things: {} }]);
});

test.each([
  ['no JSON', '{"outcome"\n'],
  ['another answer', '{"outcome":"passed"}\n'],
  ['words of Node’s own', '{"cmd":"NODE_HANDLE","type":"net.Socket"}\n'],
  [
    'a long name',
    `{"outcome":"returned","things":{"${'x'.repeat(500)}":{"kind":"other","id":""}}}\n`,
  ],
])('%s is the last that is heard', async (_what, line) => {
  const heard = await heardOf(line, '{"outcome":"ready"}\n');
  expect(heard.map(({ outcome }) => outcome)).toEqual(['babbled']);
});

test('a line that does not end is given up', async () => {
  const heard = await heardOf(...Array.from({ length: 40 }, () => 'x'.repeat(100_000)));
  expect(heard).toEqual([{ outcome: 'babbled', said: 'more than 1 MB' }]);
});
