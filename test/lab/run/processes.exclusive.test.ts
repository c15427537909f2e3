import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { waitFor } from '../../../src/system/wait-for.ts';
import { Judging } from '../../support/judging.ts';

const folder = mkdtempSync(join(tmpdir(), 'docker-dojo-strays-'));
afterAll(() => rmSync(folder, { recursive: true }));

// Detached, a process is in no group that ends with the setup.
const leavesOne = (pidFile: string) => `
import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
export default async function setup() {
  const stray = spawn('sleep', ['600'], { detached: true, stdio: 'ignore' });
  stray.unref();
  writeFileSync(${JSON.stringify(pidFile)}, String(stray.pid));
  return {};
}`;

test('a process that a setup has left behind ends with the run', async () => {
  const pidFile = join(folder, 'pid');
  const judging = new Judging();
  const verdict = await judging.judge('41', { 'setup.ts': leavesOne(pidFile) });
  expect(verdict.status).toBe('failed');
  await judging.close();
  const pid = Number(readFileSync(pidFile, 'utf8'));
  expect(pid).toBeGreaterThan(1);
  const ended = () => (isRunning(pid) ? undefined : true);
  expect(await waitFor(ended, { withinMs: 2000 })).toBe(true);
});

function isRunning(pid: number): boolean {
  try {
    // A zombie has ended: its first letter after the name is Z.
    return !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}
