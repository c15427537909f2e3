import type { ContainerCreateOptions, ImageInspectInfo } from 'dockerode';
import type { BuildStep } from '../../run/trace.ts';
import type { Toolboxes } from '../../probes/toolboxes.ts';
import type { Run } from '../../run/run.ts';
import { describeSteps } from '../builder/steps.ts';
import type { HttpResponse } from '../../probes/http.ts';
import { withCommand } from '../container/with-command.ts';
import { ContainerHandle } from '../container/container.ts';
import type { Layer } from './layers/layer.ts';
import { bytesOfBase, readLayers } from './layers/read.ts';
import { settingsOf, type Setting } from './layers/settings.ts';
import { filesOfImage, type StoredFile } from './files.ts';
import { filesOfBase } from './layers/base-file.ts';
import { startFailure } from '../container/start-failure.ts';
import { runToEnd, type Outcome, type Words } from './run-to-end.ts';

/** How the lab runs an image; everything left out is the image's own. */
export interface RunOptions {
  /** What messages call the container. */
  key?: string;
  env?: Record<string, string>;
  /** Replaces the image's ENTRYPOINT, and with it its CMD. */
  entrypoint?: string[];
  /** Replaces the image's CMD. */
  command?: string[];
  /** A port of the container that is published, at a port of the host that the engine chooses. */
  publish?: number;
  hostConfig?: ContainerCreateOptions['HostConfig'];
}

/** An image that the lab built from an attempt. */
export class ImageHandle {
  /** What messages call it. */
  key = 'your image';
  /** What a command calls it, and its containers: as the folder that it is built from. */
  readonly name: string;
  readonly id: string;
  /** The steps of the build that made it. */
  readonly steps: BuildStep[];
  readonly #run: Run;
  readonly #probes: Toolboxes;
  readonly #env: Record<string, string>;
  readonly #containers = new Map<string, Promise<ContainerHandle>>();
  readonly #outcomes = new Map<string, Promise<Outcome>>();
  #layers: Promise<Layer[]> | undefined;

  /** @param env what its {@link container} is told besides: by default nothing */
  constructor(
    { id, name }: { id: string; name: string },
    steps: BuildStep[],
    run: Run,
    probes: Toolboxes,
    env: Record<string, string> = {},
  ) {
    this.#env = env;
    this.id = id;
    this.name = name;
    this.steps = steps;
    this.#run = run;
    this.#probes = probes;
  }

  /** What the engine reports of it. */
  inspect(): Promise<ImageInspectInfo> {
    return this.#run.docker.getImage(this.id).inspect();
  }

  /** Its layers with their files, those of the base image marked; read once. */
  layers(): Promise<Layer[]> {
    this.#run.trace.viewed('images');
    this.#layers ??= readLayers(this.#run, this.id);
    return this.#layers;
  }

  /** What the files of its base image come to, in bytes. */
  baseBytes(): Promise<number> {
    return bytesOfBase(this.#run, this.id);
  }

  /** Every text in its config and its history. */
  settings(): Promise<Setting[]> {
    return settingsOf(this.#run.docker, this.id);
  }

  /** Those of these files that the catalogue's image has that it starts from, by path. */
  filesOfBase(paths: string[]): Promise<Map<string, Buffer>> {
    return filesOfBase(this.#run, this.id, paths);
  }

  /** What is at and below a folder of it, before anything has run; null when there is no such folder. */
  files(folder: string): Promise<StoredFile[] | null> {
    return filesOfImage(this.#run, this.id, folder);
  }

  /**
   * A container that runs it as it is; one for all calls with the same variables.
   * @param env what is set in it, beside what was said at the image's making
   */
  container(env: Record<string, string> = {}): Promise<ContainerHandle> {
    const key = JSON.stringify(env);
    const known = this.#containers.get(key) ?? this.run({ env: { ...this.#env, ...env } });
    this.#containers.set(key, known);
    return known;
  }

  /** Runs it to its end, as `docker run` does; once for all calls with the same words. */
  runToEnd(words: Words = {}): Promise<Outcome> {
    const key = JSON.stringify(words);
    const known = this.#outcomes.get(key) ?? runToEnd(this, words);
    this.#outcomes.set(key, known);
    return known;
  }

  /** Sends a request to its {@link container}, from within. */
  async http(url: string): Promise<HttpResponse> {
    const container = await this.container();
    // A busy machine may take its time to start it; of one that has ended, the fault says so at once.
    return withCommand(container, () => container.http(url, {}, 15_000));
  }

  /** The build that made it, a line each step: run, or taken from the cache. */
  describeBuild(): string {
    return `step by step:\n${describeSteps(this.steps)}`;
  }

  /** Starts a container from it on the default network. */
  async run(options: RunOptions = {}): Promise<ContainerHandle> {
    const { key = this.name, env = {}, entrypoint, command, publish, hostConfig } = options;
    const port = `${publish}/tcp`;
    const ports = publish ? { PortBindings: { [port]: [{ HostPort: '' }] } } : {};
    const description = {
      Image: this.id,
      Labels: this.#run.labLabels,
      Env: Object.entries(env).map(([name, value]) => `${name}=${value}`),
      ...(entrypoint ? { Entrypoint: entrypoint } : {}),
      ...(command ? { Cmd: command } : {}),
      // As docker run -p does: an image need not expose what is published.
      ...(publish ? { ExposedPorts: { [port]: {} } } : {}),
      HostConfig: { ...ports, ...hostConfig },
    };
    const { docker, making } = this.#run;
    const creating = making.of(() => docker.createContainer(description));
    try {
      const container = await creating;
      await container.start();
      this.#run.trace.containers.set(container.id, { key, by: 'image' });
      await this.#run.onStarted?.();
      return new ContainerHandle(key, container.id, this.#run, this.#probes);
    } catch (error) {
      throw startFailure(error, key);
    }
  }
}
