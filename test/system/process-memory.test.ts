import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { memoryOfTree, peakMemoryOf } from '../../src/system/process-memory.ts';

test('the memory of a process is its own and that of all below it', async () => {
  const child = spawn(process.execPath, ['--eval', 'console.log(1); setInterval(() => {}, 1000)']);
  await once(child.stdout, 'data');
  const below = memoryOfTree(child.pid ?? NaN);
  const all = memoryOfTree(process.pid);
  child.kill();
  await once(child, 'exit');
  expect(below).toBeGreaterThan(5e6);
  // What both shared is this process's alone now.
  expect(all - memoryOfTree(process.pid)).toBeGreaterThan(below / 4);
  expect(peakMemoryOf(process.pid)).toBeGreaterThan(5e6);
});

test('of a process that is not there nothing tells', () => {
  expect(memoryOfTree(2 ** 30)).toBeNaN();
  expect(peakMemoryOf(2 ** 30)).toBeNaN();
});
