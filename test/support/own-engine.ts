import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import type Docker from 'dockerode';
import { execa } from 'execa';
import { connect } from '../../src/engine/client.ts';
import { requireEngine } from '../../src/engine/discover.ts';
import { compareInventories, takeInventory, type Inventory } from '../../src/engine/inventory.ts';
import { systemEnv } from '../../src/engine/managed/packages.ts';
import { baseImages, findImage, referenceOf } from '../../src/images/catalogue.ts';
import { tagImage } from '../../src/images/tag.ts';
import { StartedEngine } from '../../src/verify/engines/start.ts';

const offline = 'docker-dojo/node-offline';

/** What a command printed, on both streams; `exit` is its exit code, or that it did not end. */
export interface Ran {
  all: string;
  exit: number | 'none';
}

/**
 * An engine in namespaces of its own, which holds the base images and nothing else: commands on it may
 * use any name and port. It goes with the process that opened it.
 */
export class OwnEngine {
  readonly #engine: StartedEngine;
  readonly #docker: Docker;
  readonly #before: Inventory;

  private constructor(engine: StartedEngine, docker: Docker, before: Inventory) {
    this.#engine = engine;
    this.#docker = docker;
    this.#before = before;
  }

  static async open(): Promise<OwnEngine> {
    const { host: from } = await requireEngine();
    const engine = await StartedEngine.start('default', { disposable: true });
    const { host } = engine;
    try {
      const pipe = 'docker -H "$0" save "$@" | docker -H "$HOST" load';
      const images = [...baseImages(), referenceOf(offline)];
      await execa('bash', ['-o', 'pipefail', '-c', pipe, from, ...images], {
        env: { ...systemEnv, HOST: host },
      });
      const docker = connect({ host, source: 'a test', own: false });
      // There is no network: `npm ci` finds its packages in the image, as it does when the lab builds.
      await tagImage(docker, referenceOf(offline), findImage(offline)?.base ?? '');
      return new OwnEngine(engine, docker, await takeInventory(docker));
    } catch (error) {
      await engine.stop();
      throw error;
    }
  }

  /** Its folder, which goes with it. */
  get folder(): string {
    return this.#engine.folder;
  }

  /** Lays a copy of folders, each over those before it; resolves to its path, which goes with the engine. */
  async copy(name: string, folders: string[]): Promise<string> {
    const copy = join(this.folder, name);
    for (const folder of folders) await cp(folder, copy, { recursive: true });
    return copy;
  }

  /** Runs a shell command where this engine is the machine’s; whatever it started ends with it. */
  async run(command: string, folder: string, limitMs: number): Promise<Ran> {
    const inside = 'cd "$0"; exec unshare --pid --fork --kill-child --mount-proc "$@"';
    const words = [
      ...['--pdeathsig', 'KILL', ...this.#engine.enter],
      ...['sh', '-euc', inside, folder, 'bash', '-c', command],
    ];
    const env = { HOME: join(this.folder, 'home'), DOCKER_HOST: this.#engine.host };
    const { all, exitCode } = await execa('setpriv', words, {
      ...{ all: true, reject: false, stdin: 'ignore', timeout: limitMs, killSignal: 'SIGKILL' },
      ...{ extendEnv: false, env: { ...systemEnv, ...env } },
    });
    return { all, exit: exitCode ?? 'none' };
  }

  /** Containers, networks and volumes that it holds beside its own, a line each. */
  async left(): Promise<string[]> {
    const lines = compareInventories(this.#before, await takeInventory(this.#docker));
    return lines.filter((line) => !line.includes('images: '));
  }

  /** Removes whatever was made on it; images stay. */
  async empty(): Promise<void> {
    const containers = await this.#docker.listContainers({ all: true });
    const remove = ({ Id }: { Id: string }) =>
      this.#docker.getContainer(Id).remove({ force: true, v: true });
    await Promise.all(containers.map(remove));
    await this.#docker.pruneNetworks();
    await this.#docker.pruneVolumes({ filters: { all: ['true'] } });
  }

  close(): Promise<void> {
    return this.#engine.stop();
  }
}
