import { openSync } from 'node:fs';
import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { CannotJudge } from '../../errors/errors.ts';
import { lastLines } from '../../errors/error-details.ts';
import type { Steps } from '../../system/steps.ts';
import { waitFor } from '../../system/wait-for.ts';
import { identify, isAlive, readProcessId, writeProcessId } from '../../system/process-id.ts';
import type { ProcessId } from '../../system/process-id.ts';
import { ping } from '../endpoint.ts';
import { anotherEngineRuns, ownBridge } from './bridge.ts';
import { ownChains } from './iptables.ts';
import { systemEnv } from './packages.ts';
import { accountsRuntimeFolder, engineFolder, privateSocket, runtimeFolder } from './paths.ts';
import { clearRemains } from './cleanup.ts';
import { requireRootless } from './rootless.ts';

/** Where the private engine's process is named: `pid.start.boot`. */
export function engineProcessFile(home: string): string {
  return join(engineFolder(home), 'process');
}

/** The private engine's process; null when none runs. */
export async function runningEngine(home: string): Promise<ProcessId | null> {
  const engine = readProcessId(await readFile(engineProcessFile(home), 'utf8').catch(() => ''));
  return engine && isAlive(engine) ? engine : null;
}

/** Where the private engine writes its log. */
export function engineLog(home: string): string {
  return join(engineFolder(home), 'dockerd.log');
}

const daemonSettings = {
  // The cap on the build cache; BuildKit collects what is over it by itself.
  builder: { gc: { enabled: true, defaultKeepStorage: '4GB' } },
  // A container that prints without end fills no disk.
  'log-opts': { 'max-size': '16m' },
};

/**
 * Starts the private engine and resolves when it answers. It goes on after this process ends, so
 * that the next command finds it running; `dojo engine stop` ends it.
 */
export async function startPrivateEngine(home: string, steps: Steps): Promise<void> {
  const folder = engineFolder(home);
  await mkdir(folder, { recursive: true, mode: 0o711 });
  // After a dockerd that was killed the next one would wait for what that one left.
  if (!(await runningEngine(home))) await clearRemains(home);
  await makeRuntimeFolder(runtimeFolder(home));
  await writeFile(join(folder, 'daemon.json'), JSON.stringify(daemonSettings));
  const [command, args, path = systemEnv.PATH] = await engineCommand(home);
  await steps.run('engine', `starting the dojo’s own engine in ${folder}`, async () => {
    const log = openSync(engineLog(home), 'a');
    const child = spawn(command, args, {
      // Where somebody’s folder is removed around it, it makes no network any more: `sh` complains.
      cwd: '/',
      detached: true,
      stdio: ['ignore', log, log],
      env: {
        ...{ ...process.env, ...systemEnv, PATH: path },
        // What makes a rootless engine's namespaces keeps its own files there.
        XDG_RUNTIME_DIR: accountsRuntimeFolder() ?? runtimeFolder(home),
      },
    });
    const ended = new Promise<true>((resolve) => {
      child.on('exit', () => resolve(true));
      child.on('error', () => resolve(true));
    });
    if (child.pid !== undefined)
      await writeFile(engineProcessFile(home), writeProcessId(identify(child.pid)));
    const waiting = new AbortController();
    const answers = waitFor(
      async () => ((await ping(`unix://${privateSocket(home)}`)) === null ? true : undefined),
      { withinMs: 60_000, everyMs: 50, signal: waiting.signal },
    ).catch(() => undefined);
    const failed = await Promise.race([ended, answers.then((answer) => answer !== true)]);
    waiting.abort();
    child.unref();
    if (failed) throw await doesNotStart(home, `${command} ${args.join(' ')}`);
  });
}

async function makeRuntimeFolder(folder: string): Promise<void> {
  const isRoot = process.getuid?.() === 0;
  await mkdir(folder, { recursive: true, mode: isRoot ? 0o755 : 0o700 });
  // Anybody may make a folder of this name in /tmp.
  if ((await stat(folder)).uid !== process.getuid?.())
    throw new CannotJudge({
      failed: 'The folder for the engine’s sockets belongs to somebody else',
      on: folder,
      next: ['DOJO_HOME=<another folder> npm start'],
    });
}

/** The command, its arguments, and a PATH of its own where it needs one. */
async function engineCommand(home: string): Promise<[string, string[], string?]> {
  const args = [
    `--config-file=${join(engineFolder(home), 'daemon.json')}`,
    `--data-root=${join(engineFolder(home), 'data')}`,
    `--exec-root=${join(runtimeFolder(home), 'exec')}`,
    `--pidfile=${join(runtimeFolder(home), 'dockerd.pid')}`,
    `--host=unix://${privateSocket(home)}`,
  ];
  if (process.getuid?.() === 0) {
    if (!(await anotherEngineRuns())) return ['dockerd', args];
    return ['dockerd', [...args, await ownBridge(home)], await ownChains(home)];
  }
  return [await requireRootless(), args];
}

async function doesNotStart(home: string, command: string): Promise<CannotJudge> {
  const log = await readFile(engineLog(home), 'utf8').catch(() => '');
  return new CannotJudge({
    failed: 'The dojo’s own engine did not start',
    command,
    lines: lastLines(log.replaceAll(/^.* level=(?:info|debug) .*$/gm, ''), 6),
    next: [`read ${engineLog(home)}`, 'npm run dojo -- doctor'],
  });
}
