import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { chmod, chown, mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { ping } from '../../engine/endpoint.ts';
import { systemEnv } from '../../engine/managed/packages.ts';
import { CannotJudge } from '../../errors/errors.ts';
import { lastLines } from '../../errors/error-details.ts';
import { register } from '../../judge/cleanup.ts';
import { checkout } from '../../system/paths.ts';
import { waitFor } from '../../system/wait-for.ts';
import type { EngineKind } from './kinds.ts';
import { rootlessUser, scriptOf } from './scripts.ts';

// Waits until the process that started the engine closes this input, or has ended in whatever way; then until
// the engine has ended. What an engine leaves may write, or end, a little after that: Podman's containers are
// cleaned up by programs of their own, which make the folder anew, and some of which never end. It has the
// folder's name from its environment, and looks for command lines with it, so that it does not find itself.
const removal = `cat
name=$(basename "$FOLDER")
tail --pid="$ENGINE" -f /dev/null
groups() { find /sys/fs/cgroup -depth -type d -path "*/$name*" -exec rmdir {} + 2>&1; }
users() { grep -ls "\${name%?}[\${name#"\${name%?}"}]" /proc/[0-9]*/cmdline; }
for _ in 1 2 3 4 5 6 7 8 9; do [ -z "$(users)" ] && break || sleep 0.5; done
for user in $(users); do kill -9 "$(echo "$user" | cut -d / -f 3)"; done
for _ in 1 2 3 4 5 6 7 8 9; do
  rm -rf --one-file-system "$FOLDER" && [ -z "$(groups)" ] && break || sleep 0.5
done`;

/** Namespaces with which all processes of an engine, its containers’ as well, end when it does. */
const processNamespace = ['--pid', '--fork', '--kill-child', '--mount-proc'];

/** How an engine is started. */
interface StartOptions {
  /**
   * It is killed, not asked to end, and nothing of it stays then; but the processes of its containers have other
   * numbers here than the engine says.
   */
  disposable?: boolean;
}

/** An engine that runs in namespaces of its own. */
export class StartedEngine {
  /** Its files: absolute path. It is below a folder that every user may walk through. */
  readonly folder: string;
  readonly #process: ChildProcess;
  readonly #removal: ChildProcess;
  readonly #endedBy: 'SIGKILL' | 'SIGTERM';
  /** Its network namespace, held open: Podman's first thread may be in that of a container later. */
  #network: number | null = null;

  private constructor(folder: string, process: ChildProcess, endedBy: 'SIGKILL' | 'SIGTERM') {
    this.folder = folder;
    this.#process = process;
    this.#endedBy = endedBy;
    this.#removal = spawn('sh', ['-c', removal], {
      detached: true,
      stdio: ['pipe', 'ignore', 'ignore'],
      env: { ...systemEnv, ENGINE: String(process.pid), FOLDER: folder },
    });
    this.#removal.unref();
  }

  static async start(
    engine: EngineKind['engine'],
    { disposable = false }: StartOptions = {},
  ): Promise<StartedEngine> {
    const folder = await mkdtemp(`/var/tmp/docker-dojo-${engine}-`);
    await chmod(folder, 0o755);
    await mkdir(join(folder, 'home'), { mode: 0o777 });
    await chmod(join(folder, 'home'), 0o777);
    await writeFile(join(folder, 'start.sh'), scriptOf(engine));
    const log = openSync(join(folder, 'log'), 'a');
    // It ends with this process, also when that is killed.
    const signal = disposable ? 'SIGKILL' : 'SIGTERM';
    const namespaces = ['--net', '--mount', ...(disposable ? processNamespace : [])];
    const words = ['--pdeathsig', signal.slice(3), 'unshare', ...namespaces, 'sh', 'start.sh'];
    // The control groups of containers that are killed stay, and are found by this name.
    const groups = `--exec-opt=native.cgroupdriver=cgroupfs --cgroup-parent=/${basename(folder)}`;
    const child = spawn('setpriv', words, {
      cwd: folder,
      detached: true,
      stdio: ['ignore', log, log],
      env: {
        ...{ ...systemEnv, FOLDER: folder, CHECKOUT: checkout, HOME: join(folder, 'home') },
        FLAGS: disposable ? groups : '',
      },
    });
    closeSync(log);
    const started = new StartedEngine(folder, child, signal);
    // A command that is ended in the middle ends it, too, also while it is starting.
    register({ close: () => started.stop() });
    const answers = () => ping(started.host, 1000).then((why) => (why === null ? true : undefined));
    if (await waitFor(answers, { withinMs: 60_000 })) {
      started.#network = openSync(`/proc/${child.pid}/ns/net`, 'r');
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
    const network = `/proc/${process.pid}/fd/${this.#network}`;
    return ['nsenter', '-t', String(this.#process.pid), '-m', `--net=${network}`];
  }

  async stop(): Promise<void> {
    if (this.#network !== null) closeSync(this.#network);
    this.#network = null;
    const { pid, exitCode, signalCode } = this.#process;
    if (pid !== undefined && exitCode === null && signalCode === null) {
      const ended = () =>
        (this.#process.exitCode ?? this.#process.signalCode) !== null || undefined;
      process.kill(pid, this.#endedBy);
      if (!(await waitFor(ended, { withinMs: 20_000 }))) process.kill(pid, 'SIGKILL');
    }
    if ((this.#removal.exitCode ?? this.#removal.signalCode) !== null) return;
    const removed = once(this.#removal, 'exit');
    this.#removal.ref();
    this.#removal.stdin?.end();
    await removed;
  }
}

function ownerOf(engine: EngineKind['engine']): number {
  return engine === 'rootless' || engine === 'desktop' ? rootlessUser.uid : 0;
}
