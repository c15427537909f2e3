import { CannotJudge, UsageError } from '../../src/errors/errors.ts';
import { lostContentIn, machineErrorIn } from '../../src/errors/machine.ts';
import { hasCode, messageOf } from '../../src/errors/messages.ts';
import { describeError, lastLines } from '../../src/errors/error-details.ts';
import { AttemptError, describeObservation, excerpt } from '../../src/lab/run/observation.ts';

test('a trouble is told in order: what, on what, the command, its lines, what next', () => {
  const text = describeError({
    next: ['fill it', 'try again'],
    lines: ['no water'],
    command: 'kettle --boil',
    on: 'the kettle',
    failed: 'The tea is not ready',
  });
  expect(text).toBe(
    [
      'The tea is not ready',
      'on        the kettle',
      'command   kettle --boil',
      '          no water',
      'next      fill it',
      '          try again',
    ].join('\n'),
  );
});

test('a trouble with nothing but a sentence is that sentence', () => {
  expect(describeError({ failed: 'No' })).toBe('No');
});

test('each error has its exit code', () => {
  expect(new CannotJudge({ failed: 'No' })).toMatchObject({ exitCode: 2, name: 'CannotJudge' });
  expect(new UsageError({ failed: 'No' })).toMatchObject({ exitCode: 64, message: 'No' });
});

test('lastLines drops blank lines and keeps the last ones', () => {
  expect(lastLines('a\n\nb  \nc\n', 2)).toEqual(['b', 'c']);
  expect(lastLines('')).toEqual([]);
});

test('messageOf takes anything that can be thrown', () => {
  expect(messageOf(new Error('cold'))).toBe('cold');
  expect(messageOf(new TypeError(''))).toBe('TypeError');
  expect(messageOf('cold')).toBe('cold');
  expect(messageOf(undefined)).toBe('undefined');
  expect(messageOf({ message: 7 })).toBe('[object Object]');
});

test('hasCode reads codes of Node.js and of the engine', () => {
  expect(hasCode({ code: 'ENOENT' }, 'ENOENT')).toBe(true);
  expect(hasCode({ statusCode: 404 }, 404)).toBe(true);
  expect(hasCode({ statusCode: 500 }, 404)).toBe(false);
  expect(hasCode(null, 404)).toBe(false);
});

test.each([
  ['write /var/lib/docker/tmp/x: no space left on device', 'The disk is full'],
  ["ENOSPC: no space left on device, mkdir '/home/ada'", 'The disk is full'],
  ['connect ECONNREFUSED /var/run/docker.sock', 'The engine stopped answering'],
  ['connect ENOENT /var/run/docker.sock', 'The engine stopped answering'],
  ['socket hang up', 'The engine stopped answering'],
  ['Cannot connect to the Docker daemon at unix:///x. Is the docker daemon running?', 'stopped'],
  ['rpc error: code = Unavailable desc = error reading from server: EOF', 'stopped'],
])('%s is the machine’s trouble', (text, words) => {
  const trouble = machineErrorIn(text);
  expect(trouble?.message).toContain(words);
  expect(trouble?.message).toMatch(/^next /m);
});

test.each([
  "ENOENT: no such file or directory, open 'setup.ts'",
  'the tag latest was not found',
  'expected 1, received 2',
  '',
])('%s is not', (text) => {
  expect(machineErrorIn(text)).toBeNull();
});

test.each([
  'ERROR: failed to solve: not found',
  'ERROR: failed to solve: failed to prepare extraction snapshot "extract-1 sha256:e0": parent snapshot sha256:22 does not exist: not found',
  'ERROR: failed to solve: content digest sha256:0e: not found\n',
  'ERROR: failed to solve: failed to prepare abc1 as def2: open /var/lib/docker/overlay2/abc3/.tmp-committed42: no such file or directory',
  'ERROR: failed to solve: stat /var/lib/docker/overlay2/xxv38kt3atrp06i0twfp0c67f: no such file or directory',
  'ERROR: failed to solve: layer does not exist',
])('%s is what the builder has lost', (words) => {
  expect(lostContentIn(words)?.message).toContain('lost a part of its own cache');
});

test.each([
  'ERROR: failed to solve: nodes:24: failed to resolve source metadata for docker.io/library/nodes:24: not found',
  'ERROR: failed to solve: process "/bin/sh -c echo snapshot x does not exist: not found; exit 1" did not complete successfully: exit code: 1',
  'ERROR: failed to solve: failed to compute cache key: "/server.js": not found',
  'ERROR: failed to solve: failed to read dockerfile: open Dockerfile: no such file or directory',
])('%s is not', (words) => {
  expect(lostContentIn(words)).toBeNull();
});

test('a finding is told in order, a line of many lines stays in its column', () => {
  const finding = {
    read: 'https://docs.docker.com/',
    see: ['it has no name', 'it has an address'],
    expected: 'a name',
    got: 'nothing\nat all',
    ran: 'looked',
  };
  const text = [
    'ran       looked',
    'got       nothing',
    '          at all',
    'expected  a name',
    'see       it has no name',
    '          it has an address',
    'read      https://docs.docker.com/',
  ].join('\n');
  expect(describeObservation(finding)).toBe(text);
  expect(new AttemptError(finding)).toMatchObject({ message: text, finding });
});

test('an excerpt has the last lines, none of them longer than a screen', () => {
  expect(excerpt('a\nb\nc\n', { lines: 2 })).toBe('b\nc');
  expect(excerpt('x'.repeat(50), { columns: 10 })).toBe(`${'x'.repeat(10)} …`);
});

test('an excerpt has the first lines as well, where they are asked for, and says what it leaves out', () => {
  const text = 'a\nb\nc\nd\ne\n';
  expect(excerpt(text, { lines: 3, first: 1 })).toBe('a\n… 2 lines more …\nd\ne');
  expect(excerpt(text, { lines: 4, first: 3 })).toBe('a\nb\nc\n… 1 line more …\ne');
  expect(excerpt(text, { lines: 5, first: 3 })).toBe('a\nb\nc\nd\ne');
});
