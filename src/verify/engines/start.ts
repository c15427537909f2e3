import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, openSync } from 'node:fs';
import { chmod, chown, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ping } from '../../engine/endpoint.ts';
import { systemEnv } from '../../engine/managed/packages.ts';
import { CannotJudge } from '../../errors/errors.ts';
import { lastLines } from '../../errors/error-details.ts';
import { register } from '../../judge/cleanup.ts';
import { checkout } from '../../system/paths.ts';
import { waitFor } from '../../system/wait-for.ts';
import type { EngineKind } from './kinds.ts';
import { rootlessUser, scriptOf } from './scripts.ts';

/** An engine that runs in namespaces of its own. */
export class StartedEngine {
  /** Its files: absolute path. It is below a folder that every user may walk through. */
  readonly folder: string;
  readonly #process: ChildProcess;

  private constructor(folder: string, process: ChildProcess) {
    this.folder = folder;
    this.#process = process;
  }

  static async start(engine: EngineKind['engine']): Promise<StartedEngine> {
    const folder = await mkdtemp(`/var/tmp/docker-dojo-${engine}-`);
    await chmod(folder, 0o755);
    await mkdir(join(folder, 'home'), { mode: 0o777 });
    await chmod(join(folder, 'home'), 0o777);
    await writeFile(join(folder, 'start.sh'), scriptOf(engine));
    const log = openSync(join(folder, 'log'), 'a');
    // It ends with this process, also when that is killed.
    const words = ['--pdeathsig', 'TERM', 'unshare', '--net', '--mount', 'sh', 'start.sh'];
    const child = spawn('setpriv', words, {
      cwd: folder,
      detached: true,
      stdio: ['ignore', log, log],
      env: { ...systemEnv, FOLDER: folder, CHECKOUT: checkout, HOME: join(folder, 'home') },
    });
    const started = new StartedEngine(folder, child);
    // A command that is ended in the middle ends it, too, also while it is starting.
    register({ close: () => started.stop() });
    const answers = () => ping(started.host, 1000).then((why) => (why === null ? true : undefined));
    if (await waitFor(answers, { withinMs: 60_000 })) {
      // As the group docker has it where there is one.
      await chown(join(folder, 'home', 'docker.sock'), ownerOf(engine), rootlessUser.uid);
      await chmod(join(folder, 'home', 'docker.sock'), 0o660);
      return started;
    }
    const told = await readFile(join(folder, 'log'), 'utf8');
    await started.stop();
    throw new CannotJudge({
      failed: `The engine "${engine}" did not start`,
      lines: lastLines(told, 8),
    });
  }

  /** For DOCKER_HOST. */
  get host(): string {
    return `unix://${join(this.folder, 'home', 'docker.sock')}`;
  }

  /** The command line behind which a command runs where this engine's user stands. */
  get enter(): string[] {
    return ['nsenter', '-t', String(this.#process.pid), '-n', '-m'];
  }

  async stop(): Promise<void> {
    const { pid, exitCode, signalCode } = this.#process;
    if (pid !== undefined && exitCode === null && signalCode === null) {
      const ended = () =>
        (this.#process.exitCode ?? this.#process.signalCode) !== null || undefined;
      process.kill(pid, 'SIGTERM');
      if (!(await waitFor(ended, { withinMs: 20_000 }))) process.kill(pid, 'SIGKILL');
    }
    // What an engine leaves may write a little after it has ended.
    const remove = async () => {
      if (!existsSync(this.folder)) return true;
      await rm(this.folder, { recursive: true, force: true });
      return undefined;
    };
    await waitFor(remove, { withinMs: 10_000, everyMs: 500 });
  }
}

function ownerOf(engine: EngineKind['engine']): number {
  return engine === 'rootless' || engine === 'desktop' ? rootlessUser.uid : 0;
}
