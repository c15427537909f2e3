import { dojo } from '../../support/dojo.ts';
import { describeWithSandboxes, SmallClass } from '../../support/grading/small-class.ts';

describeWithSandboxes('a grading that cannot be', () => {
  const small = new SmallClass({ ada: 'right' });
  const grade = (...more: string[]) =>
    dojo(['grade', small.folder, '--katas', '41', '--out', small.path('out'), ...more]);

  afterAll(() => small.remove());

  test.each<[string, number, RegExp, string[]]>([
    ['no sandbox at all', 64, /^--jobs takes a number/, ['--jobs', '0']],
    [
      'more sandboxes than the disk has room for',
      2,
      /^The disk has no room for so many sandboxes\n(.*\n)*next +--jobs \d+\n/,
      ['--jobs', '64'],
    ],
    ['a queue that is no Redis', 64, /^--queue takes the address/, ['--queue', 'http://a']],
    [
      'sandboxes here and a queue',
      64,
      /^--jobs does not go with --queue/,
      ['--queue', 'redis://127.0.0.1:1', '--jobs', '2'],
    ],
    [
      'a Redis that does not answer',
      2,
      /The Redis of the queue does not answer\n(.*\n)*next/,
      ['--queue', 'redis://:secret@127.0.0.1:1'],
    ],
    ['an earlier grading that is none', 64, /earlier sheet cannot be read/, ['--since', '/none']],
  ])('%s: exit code %i', async (_what, code, words, more) => {
    const { exitCode, all } = await grade(...more);
    expect(all).toMatch(words);
    expect(all).not.toMatch(/ {4}at |secret/);
    expect(exitCode).toBe(code);
  });

  test('a folder that is not there', async () => {
    const { exitCode, all } = await dojo(['grade', small.path('nobody'), '--katas', '41']);
    expect(all).toContain(small.path('nobody'));
    expect(all).not.toMatch(/ {4}at /);
    expect(exitCode).toBe(64);
  });
});
