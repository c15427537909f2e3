import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { execa } from 'execa';
import { bridgeName } from '../../src/engine/managed/bridge.ts';
import { chainPrefix } from '../../src/engine/managed/iptables.ts';
import { engineFolder, privateSocket, runtimeFolder } from '../../src/engine/managed/paths.ts';
import { engineProcessFile } from '../../src/engine/managed/start.ts';
import { checkout } from '../../src/system/paths.ts';
import { isAlive, readProcessId } from '../../src/system/process-id.ts';
import { waitFor } from '../../src/system/wait-for.ts';
import { dojo, type DojoOptions } from './dojo.ts';

/**
 * A network of its own, as a machine has one: engines started in it change neither the interfaces
 * nor the packet filter of the machine that the tests run on.
 */
export class OwnNetwork {
  readonly #holder: ChildProcess;

  private constructor(holder: ChildProcess) {
    this.#holder = holder;
  }

  static async open(): Promise<OwnNetwork> {
    const script = 'ip link set lo up && echo ready && exec sleep infinity';
    const holder = spawn('unshare', ['--net', 'sh', '-c', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await new Promise((resolve) => holder.stdout.once('data', resolve));
    return new OwnNetwork(holder);
  }

  /** A command line that runs in this network. */
  inside(...command: string[]): string[] {
    return ['nsenter', '-t', String(this.#holder.pid), '-n', ...command];
  }

  /** Runs a command in this network; resolves to what it printed. */
  async run(...command: string[]): Promise<string> {
    const [file = '', ...args] = this.inside(...command);
    return (await execa(file, args, { reject: false })).stdout;
  }

  close(): void {
    this.#holder.kill('SIGKILL');
  }
}

/** A home with a private engine, beside whatever engine the machine has. */
export class EngineHome {
  readonly folder: string;
  readonly #network: OwnNetwork;
  readonly #parent: string;

  constructor(network: OwnNetwork, name = 'home') {
    this.#network = network;
    this.#parent = mkdtempSync(join(tmpdir(), 'docker-dojo-engine-'));
    this.folder = join(this.#parent, name);
    mkdirSync(this.folder, { recursive: true });
  }

  /** DOCKER_HOST of its engine. */
  get host(): string {
    return `unix://${privateSocket(this.folder)}`;
  }

  /** Where its engine keeps its data. */
  get data(): string {
    return join(engineFolder(this.folder), 'data');
  }

  /** True while its dockerd runs. */
  get runs(): boolean {
    const engine = this.#process();
    return engine !== null && isAlive(engine);
  }

  /** Runs a command of the dojo in this home and network. */
  dojo(args: string[], { env, ...options }: DojoOptions = {}) {
    return dojo(args, {
      ...options,
      env: { DOJO_HOME: this.folder, DOCKER_HOST: '', DOCKER_CONTEXT: 'default', ...env },
      prefix: this.#network.inside(),
    });
  }

  /** Starts the engine, whatever other engine `engine start` would have found. */
  async start(): Promise<void> {
    const script = join(checkout, 'test/support/start-engine.ts');
    const [file = '', ...args] = this.#network.inside(process.execPath, '--no-warnings', script);
    await execa(file, args, { env: { DOJO_HOME: this.folder } });
  }

  /** The docker CLI on this engine; resolves whatever its exit code. */
  docker(...args: string[]) {
    return execa('docker', args, { env: { DOCKER_HOST: this.host }, reject: false });
  }

  /** Copies images from another engine. */
  async load(from: string, images: string[]): Promise<void> {
    const pipe = 'docker -H "$1" save $3 | docker -H "$2" load';
    await execa('sh', ['-c', pipe, 'sh', from, this.host, images.join(' ')]);
  }

  /** Ends dockerd without warning. */
  async kill(): Promise<void> {
    const engine = this.#process();
    if (!engine || !isAlive(engine)) return;
    process.kill(engine.pid, 'SIGKILL');
    await waitFor(() => (isAlive(engine) ? undefined : true), { withinMs: 10_000 });
  }

  /** Stops the engine with the command that a person would use. */
  async stop(): Promise<void> {
    const { exitCode, all } = await this.dojo(['engine', 'stop']);
    if (exitCode !== 0) throw new Error(`the engine did not stop:\n${all}`);
  }

  /** Removes the home of an engine that has stopped. */
  remove(): void {
    rmSync(this.#parent, { recursive: true, force: true });
  }

  /** Writes a file of the home. */
  write(file: string, content: string): void {
    mkdirSync(dirname(join(this.folder, file)), { recursive: true });
    writeFileSync(join(this.folder, file), content);
  }

  /** The command lines of the dockerd processes of this home. */
  async daemons(): Promise<string[]> {
    const { stdout } = await execa('ps', ['-eo', 'args']);
    const data = `--data-root=${this.data}`;
    return stdout.split('\n').filter((line) => /^\S*dockerd /.test(line) && line.includes(data));
  }

  /** What the machine still has of its engine: processes, mounts, interfaces, rules, folders. */
  async traces(): Promise<string[]> {
    const bridge = bridgeName(this.folder);
    const marks = [runtimeFolder(this.folder), this.data, bridge, chainPrefix(this.folder)];
    const run = (...command: string[]) => this.#network.run(...command);
    const looks = [
      await run('ps', '-eo', 'args'),
      await run('ip', '-oneline', 'link'),
      await run('iptables-save'),
      await run('ip6tables-save'),
      readFileSync('/proc/self/mounts', 'utf8'),
      existsSync(runtimeFolder(this.folder)) ? runtimeFolder(this.folder) : '',
    ];
    const lines = looks.flatMap((look) => look.split('\n'));
    return lines.filter((line) => marks.some((mark) => line.includes(mark)));
  }

  #process() {
    const file = engineProcessFile(this.folder);
    return existsSync(file) ? readProcessId(readFileSync(file, 'utf8')) : null;
  }
}
