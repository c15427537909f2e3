import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  identify,
  isAlive,
  ownProcess,
  readProcessId,
  writeProcessId,
} from '../../src/system/process-id.ts';

test('this process is alive, and its name can be read back', () => {
  const own = ownProcess();
  expect(isAlive(own)).toBe(true);
  expect(readProcessId(writeProcessId(own))).toEqual(own);
});

test('a process that has ended is dead', () => {
  const { pid } = spawnSync('true');
  expect(isAlive(identify(pid))).toBe(false);
});

test('a process that was killed is dead, also while nobody has asked for its end', async () => {
  const child = spawn('sleep', ['60']);
  const id = identify(child.pid ?? 0);
  expect(isAlive(id)).toBe(true);
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
  expect(isAlive(id)).toBe(false);
});

test('another process with the same number does not count', () => {
  const own = ownProcess();
  // Where the system tells start times.
  expect(own.start).toMatch(/^\d+$/);
  expect(isAlive({ ...own, start: String(Number(own.start) - 1) })).toBe(false);
});

test('a process of before a restart is dead', () => {
  expect(isAlive({ ...ownProcess(), boot: '00000000' })).toBe(false);
});

test('a process of another machine counts as alive: nobody here can know better', () => {
  const { pid } = spawnSync('true');
  expect(isAlive({ ...identify(pid), machine: '00000000', boot: '00000000' })).toBe(true);
});

test('a process of another PID namespace counts as alive: its number means nothing here', () => {
  const { pid } = spawnSync('true');
  expect(isAlive({ ...identify(pid), namespace: '1' })).toBe(true);
});

test.each([
  ...['', '41', '41.7', '41.7.boot', 'x.7.boot.machine.1'],
  ...['41.7.boot.machine.1.more', '41.7..machine.1', '41.7.boot.machine.one'],
])('"%s" names no process', (text) => {
  expect(readProcessId(text)).toBeNull();
});
