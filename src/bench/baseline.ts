import { randomBytes } from 'node:crypto';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import type { ContainerCreateOptions } from 'dockerode';
import type Docker from 'dockerode';
import { execa } from 'execa';
import type { Attempt } from '../katas/attempt.ts';
import type { Kata } from '../katas/kata.ts';
import { putFile } from '../engine/put-file.ts';
import { referenceOf } from '../images/catalogue.ts';
import { buildEnv } from '../lab/objects/builder/command.ts';
import { createWorkspace } from '../lab/run/workspace.ts';
import { freePort } from '../system/free-port.ts';
import type { Run } from '../lab/run/run.ts';
import { Toolbox } from './toolbox.ts';

/**
 * The least that a kata can cost: what its reference answer and its spec ask of the engine, asked
 * for straight away, by one function, in one process. `test/floors/<kata>.ts` exports one by default.
 */
export type FloorFunction = (floor: Floor) => Promise<void>;

/** What a floor works with: an engine, and the few calls that most floors make. */
export class Floor {
  readonly docker: Docker;
  readonly nonce = randomBytes(6).toString('hex');
  readonly run: Run;
  readonly #kata: Kata;
  readonly #reference: Attempt;
  #folder: string | undefined;

  constructor(run: Run, kata: Kata, reference: Attempt) {
    this.docker = run.docker;
    this.run = run;
    this.#kata = kata;
    this.#reference = reference;
  }

  /** A copy of the kata with the reference answer laid over it: absolute path. */
  get folder(): string {
    const { folder: kata, edits } = this.#kata;
    const files = { kata, edits, attempt: this.#reference.folder };
    this.#folder ??= createWorkspace(files, this.run.folder);
    return this.#folder;
  }

  /** A name that no other run uses. */
  name(base: string): string {
    return `${base}-${this.run.id}`;
  }

  /** A TCP port of the host that is free now. */
  freePort(): Promise<number> {
    return freePort();
  }

  /** Creates a container, which goes with the run. */
  create(image: string, options: ContainerCreateOptions = {}): Promise<Docker.Container> {
    return this.docker.createContainer({ ...options, Image: image, Labels: this.run.labels });
  }

  /** Creates a container and starts it. */
  async start(image: string, options: ContainerCreateOptions = {}): Promise<Docker.Container> {
    const container = await this.create(image, options);
    await container.start();
    return container;
  }

  /** Writes a file into a container that has been created. */
  put(container: Docker.Container, path: string, content: string): Promise<void> {
    return putFile(container, path, content);
  }

  /** Runs a command in a container; resolves to what it printed on standard output. */
  async exec(container: Docker.Container, ...argv: string[]): Promise<string> {
    const exec = await container.exec({ Cmd: argv, AttachStdout: true, AttachStderr: true });
    const stream = await exec.start({ hijack: true, stdin: false });
    const stdout = new PassThrough();
    this.docker.modem.demuxStream(stream, stdout, new PassThrough());
    stream.on('end', () => stdout.end());
    return (await text(stdout)).trim();
  }

  /** Creates a bridge network; resolves to its name. */
  async network(base: string): Promise<string> {
    const Name = this.name(base);
    await this.docker.createNetwork({ Name, Labels: this.run.labels });
    return Name;
  }

  /** Creates a volume; resolves to its name. */
  async volume(base: string): Promise<string> {
    const Name = this.name(base);
    await this.docker.createVolume({ Name, Labels: this.run.labels });
    return Name;
  }

  /** Starts a shell with the lab's tools in somebody's network: `container:<id>`, `host`, a name. */
  toolbox(networkMode: string): Promise<Toolbox> {
    return Toolbox.open(
      this.docker,
      (options) => this.create(referenceOf('docker-dojo/toolbox'), options),
      networkMode,
    );
  }

  /** Builds an image from a folder, with further words for `docker buildx build`; resolves to its id. */
  async build(context: string, ...words: string[]): Promise<string> {
    const labels = Object.entries(this.run.labels).map(
      ([name, value]) => `--label=${name}=${value}`,
    );
    const npm = `node:24-trixie-slim=docker-image://${referenceOf('docker-dojo/node-offline')}`;
    const args = ['buildx', 'build', '--quiet', '--provenance=false', '--build-context', npm];
    const { stdout } = await execa('docker', [...args, ...labels, ...words, context], {
      env: buildEnv(this.run),
    });
    return stdout.trim();
  }
}
