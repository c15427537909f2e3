import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Attempt } from '../katas/attempt.ts';
import type { Kata } from '../katas/kata.ts';
import { dojoCommand } from '../katas/display.ts';
import { setOf } from '../katas/kata-set.ts';
import { CannotJudge } from '../errors/errors.ts';
import { messageOf } from '../errors/messages.ts';
import { lastLines } from '../errors/error-details.ts';
import { checkout } from '../system/paths.ts';
import { openRun } from '../lab/run/run.ts';
import { removeRun } from '../lab/run/cleanup.ts';
import { prepareSetupProcessFor, setupProcessReady } from '../judge/prewarm/setup-process.ts';
import { removed } from '../judge/cleanup.ts';
import { judge, type JudgeOptions } from '../judge/judge.ts';
import type { EngineConnection } from '../judge/engine.ts';
import { lockKata } from '../judge/exclusive.ts';
import { Floor, type FloorFunction } from './baseline.ts';

/** The floor of a kata; undefined where nobody has written one. */
export async function floorOf({ folder, folderName }: Kata): Promise<FloorFunction | undefined> {
  const file = join(setOf(folder).floors, `${folderName}.ts`);
  if (!existsSync(file)) return undefined;
  return ((await import(pathToFileURL(file).href)) as { default: FloorFunction }).default;
}

/** Milliseconds that a floor takes. What it made is removed after that, as behind a verdict. */
export async function measureFloor(
  { endpoint, docker }: EngineConnection,
  kata: Kata,
  reference: Attempt,
  ask: FloorFunction,
): Promise<number> {
  const release = await lockKata(kata);
  const run = openRun(endpoint, docker);
  try {
    const started = performance.now();
    await ask(new Floor(run, kata, reference));
    return performance.now() - started;
  } catch (error) {
    throw notGreen('The floor', kata, messageOf(error));
  } finally {
    await removeRun(docker, run.id, run.folder);
    await release();
  }
}

/** Milliseconds to the verdict in this process, which has judged before. */
export async function measureWarm(kata: Kata, reference: Attempt): Promise<number> {
  prepareSetupProcessFor(kata);
  await setupProcessReady();
  const started = performance.now();
  await requireGreen(kata, reference);
  const ms = performance.now() - started;
  await removed();
  return ms;
}

/** Judges a reference answer; anything but green makes every time meaningless. */
export async function requireGreen(
  kata: Kata,
  reference: Attempt,
  options: JudgeOptions = {},
): Promise<void> {
  const { status, message, checks } = await judge(kata, reference, options);
  if (status === 'passed') return;
  const red = checks.find((check) => check.status !== 'passed');
  throw notGreen(
    'The reference answer',
    kata,
    [message, red?.name, red?.message].filter(Boolean).join('\n'),
  );
}

/** What `npm test` takes, in milliseconds. */
export interface Cold {
  /** Until the verdict is printed. */
  verdict: number;
  /** Until the command has ended, and all that it made is gone. */
  end: number;
}

/** Runs `npm test <kata>` for the reference answer, as a person would. */
export async function measureCold(kata: Kata, reference: Attempt): Promise<Cold> {
  const args = ['test', '--silent', kata.number, '--', '--attempt', reference.folder];
  const started = performance.now();
  const npm = spawn('npm', args, {
    cwd: checkout,
    env: personsEnv(),
    stdio: ['ignore', 'pipe', 'inherit'],
    shell: process.platform === 'win32',
  });
  let [output, verdict] = ['', 0];
  npm.stdout.setEncoding('utf8').on('data', (text: string) => {
    verdict ||= performance.now() - started;
    output += text;
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    npm.on('error', reject);
    npm.on('close', resolve);
  });
  if (code !== 0) throw notGreen('The reference answer', kata, output);
  return { verdict, end: performance.now() - started };
}

/** The environment without what `npm run bench` itself has put into it. */
function personsEnv(): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(([name]) => !name.startsWith('npm_'));
  const path = (process.env['PATH'] ?? '').split(delimiter);
  const outside = path.filter((folder) => !/[\\/]node_modules[\\/]/.test(folder));
  return { ...Object.fromEntries(own), PATH: outside.join(delimiter) };
}

function notGreen(what: string, kata: Kata, words: string): CannotJudge {
  return new CannotJudge({
    failed: `${what} did not come to its end, so that its time means nothing`,
    on: kata.folderName,
    lines: lastLines(words),
    next: [dojoCommand(`prove ${kata.number}`)],
  });
}
