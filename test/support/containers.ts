import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ContainerCreateOptions } from 'dockerode';
import type Docker from 'dockerode';
import { connect } from '../../src/engine/client.ts';
import { requireEngine } from '../../src/engine/discover.ts';
import { Toolboxes } from '../../src/lab/probes/toolboxes.ts';
import { ContainerHandle } from '../../src/lab/objects/container/container.ts';
import { openRun, type Run } from '../../src/lab/run/run.ts';
import { openEngineProxy, type EngineProxy } from '../../src/lab/proxy/server.ts';
import { removeRun } from '../../src/lab/run/cleanup.ts';

/** A run of the lab without a kata, for tests that look at single containers. */
export class Workbench {
  readonly docker: Docker;
  readonly run: Run;
  readonly #probes: Toolboxes;
  #proxy: EngineProxy | undefined;
  #context: string | undefined;

  private constructor(run: Run) {
    this.run = run;
    this.docker = run.docker;
    this.#probes = new Toolboxes(run);
  }

  static async open(): Promise<Workbench> {
    const endpoint = await requireEngine();
    return new Workbench(openRun(endpoint, connect(endpoint)));
  }

  /** Starts a container; it goes with the run. */
  async start(image: string, options: ContainerCreateOptions = {}): Promise<ContainerHandle> {
    const container = await this.docker.createContainer({
      ...options,
      Image: image,
      Labels: this.run.labels,
    });
    await container.start();
    return new ContainerHandle(image, container.id, this.run, this.#probes);
  }

  /** Runs a container to its end: its exit code and all that it printed. */
  async runOnce(image: string, command: string[], options: ContainerCreateOptions = {}) {
    const container = await this.start(image, { ...options, Cmd: command });
    const exitCode = await container.ended();
    return { exitCode, output: await container.logs() };
  }

  /** A folder to build from, empty at first; it goes with this. */
  get context(): string {
    this.#context ??= mkdtempSync(join(tmpdir(), 'docker-dojo-context-'));
    return this.#context;
  }

  /** The run’s own socket to the engine, as setups have it; it closes with this. */
  async openProxy(): Promise<EngineProxy> {
    this.#proxy = await openEngineProxy(this.run);
    return this.#proxy;
  }

  async close(): Promise<void> {
    await this.#proxy?.close();
    this.#proxy = undefined;
    if (this.#context) rmSync(this.#context, { recursive: true });
    this.#context = undefined;
    await removeRun(this.docker, this.run.id, this.run.folder);
  }
}
