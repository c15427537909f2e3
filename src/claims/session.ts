import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { execa } from 'execa';
import { lastLines } from '../errors/error-details.ts';
import { CannotJudge } from '../errors/errors.ts';
import { referenceOf } from '../images/catalogue.ts';
import type { EngineConnection } from '../judge/engine.ts';
import { contextPaths, listCommand } from '../lab/objects/builder/context.ts';
import { build, type BuildResult } from '../lab/objects/builder/build.ts';
import { buildEnv } from '../lab/objects/builder/command.ts';
import type { BuildOptions } from '../lab/objects/builder/build-options.ts';
import { readLayers } from '../lab/objects/image/layers/read.ts';
import { Mirror } from '../lab/objects/mirror/mirror.ts';
import { addressesOf } from '../lab/objects/network/network.ts';
import { openOutsideServer } from '../lab/objects/network/outside-server.ts';
import { removeRun } from '../lab/run/cleanup.ts';
import { enter } from '../lab/run/ledger.ts';
import { openRun, type Run } from '../lab/run/run.ts';
import { freePort } from '../system/free-port.ts';
import { waitFor } from '../system/wait-for.ts';
import { words } from './words.ts';

/** What a command came to. */
export interface Ran {
  exit: number;
  /** Both streams, without the blanks around. */
  output: string;
}

/** Longer takes no command of a claim. */
const limitMs = 300_000;

/** What can be labelled when it is made. */
const makers = ['run', 'create', 'build', 'network create', 'volume create'];

/**
 * A claim’s slice of the engine: docker commands as a person types them. What they make belongs to a run
 * of the lab, and goes with it. Names, ports and addresses differ in every run; what is noted of the
 * commands has plain ones.
 */
export class Session {
  readonly run: Run;
  /** What was typed so far, with plain names. */
  readonly commands: string[] = [];
  readonly #plain = new Map<string, string>();
  readonly #contexts = new Map<string, string>();

  constructor({ endpoint, docker }: EngineConnection) {
    this.run = openRun(endpoint, docker);
    this.#plain.set(referenceOf('docker-dojo/toolbox'), 'docker-dojo/toolbox');
  }

  /** A name that no other run uses; it is noted as it is given. */
  name(base: string): string {
    return `${base}-${this.run.id}`;
  }

  /** The name of a volume, which the engine may make without a label. */
  volume(base: string): string {
    const name = this.name(base);
    this.ownVolume(name);
    return name;
  }

  /** Has a volume removed at the end that carries no label. */
  ownVolume(name: string): void {
    enter(this.run.folder, { kind: 'volume', name });
  }

  /** A free port of this machine, noted as `shown`. */
  async port(shown: string): Promise<number> {
    const port = await freePort();
    this.#plain.set(String(port), shown);
    return port;
  }

  /** An empty folder of this machine, noted as `$PWD/<name>`. */
  folder(name: string): string {
    const path = join(this.run.folder, 'host', name);
    mkdirSync(path, { recursive: true });
    this.#plain.set(path, `$PWD/${name}`);
    return path;
  }

  /** A container’s address, noted as `<NAME>_ADDRESS`. */
  async address(name: string): Promise<string> {
    const [place] = addressesOf(await this.run.docker.getContainer(name).inspect());
    const address = place?.address ?? '';
    this.#plain.set(address, `${this.plain(name).toUpperCase()}_ADDRESS`);
    return address;
  }

  /** A server in the host’s network, for containers the outside world: `HOST_ADDRESS:PORT`. */
  async outside(): Promise<string> {
    const { url, open } = await openOutsideServer(this.run, 'outside');
    await open;
    const { host } = new URL(url);
    this.#plain.set(host, 'HOST_ADDRESS:PORT');
    this.note('# at HOST_ADDRESS:PORT, an address of the host, a web server answers');
    return host;
  }

  /** A package source for apt, which builds are given as MIRROR. */
  async mirror(names: string[]): Promise<Mirror> {
    const mirror = await Mirror.start(this.run, names);
    this.#plain.set(mirror.url, 'MIRROR');
    return mirror;
  }

  /** Has something that varies noted as `shown`. */
  show(real: string, shown: string): void {
    this.#plain.set(real, shown);
  }

  /** A text as it is noted: with plain names, ports and addresses. */
  plain(text: string): string {
    const known = [...this.#plain].sort(([a], [b]) => b.length - a.length);
    const named = known.reduce((so, [real, shown]) => so.replaceAll(real, shown), text);
    return named.replaceAll(`-${this.run.id}`, '');
  }

  note(line: string): void {
    const plain = this.plain(line);
    if (this.commands.at(-1) !== plain) this.commands.push(plain);
  }

  /** Runs a docker command, given as it is typed behind `docker`; resolves whatever it comes to. */
  async attempt(line: string): Promise<Ran> {
    this.note(`docker ${line}`);
    const { exitCode = -1, all } = await execa('docker', this.#labelled(line), {
      ...{ env: buildEnv(this.run), all: true, reject: false, stdin: 'ignore' },
      ...{ timeout: limitMs, killSignal: 'SIGKILL' },
    });
    return { exit: exitCode, output: all.trim() };
  }

  /** The same for a command that has to succeed; resolves to what it printed. */
  async docker(line: string): Promise<string> {
    const { exit, output } = await this.attempt(line);
    if (exit !== 0) throw this.#untried(line, output);
    return output;
  }

  /** Repeats a command until it prints what is wanted; whether it did, and what it printed last. */
  async repeat(
    line: string,
    wanted: RegExp,
    withinMs = 30_000,
  ): Promise<{ came: boolean; output: string }> {
    let output = '';
    const matches = async () => {
      ({ output } = await this.attempt(line));
      return wanted.test(output) || undefined;
    };
    const came = (await waitFor(matches, { withinMs, everyMs: 100 })) ?? false;
    return { came, output };
  }

  /** The same for what has to come: a control, or a server that starts. */
  async until(line: string, wanted: RegExp, withinMs?: number): Promise<string> {
    const { came, output } = await this.repeat(line, wanted, withinMs);
    if (!came) throw this.#untried(line, output);
    return output;
  }

  /**
   * Builds an image from these files.
   * @param name what is noted of it, and its context’s folder
   */
  async tryBuild(
    name: string,
    files: Record<string, string | Buffer>,
    options: Omit<BuildOptions, 'context'> = {},
  ): Promise<BuildResult> {
    const context = this.context(name, files);
    const dockerfile = String(files['Dockerfile'] ?? '').trimEnd();
    if (this.#contexts.get(name) !== dockerfile)
      this.note(`# ${name}/Dockerfile\n${dockerfile.replaceAll(/^/gm, '#   ')}`);
    this.#contexts.set(name, dockerfile);
    const given = Object.keys(options.args ?? {}).filter((arg) => arg !== 'NO_PROXY');
    const args = given.map((arg) => ` --build-arg ${arg}`).join('');
    this.note(`docker build${options.noCache ? ' --no-cache' : ''}${args} -t ${name} ${name}`);
    const built = await build(this.run, { maxSeconds: 400, ...options, context });
    if (built.ok) this.#plain.set(built.imageId, name);
    return built;
  }

  /** The same for one that has to succeed. */
  async build(...asked: Parameters<Session['tryBuild']>) {
    const built = await this.tryBuild(...asked);
    if (!built.ok) throw this.#untried(`build ${asked[0]}`, built.fault.message);
    return built;
  }

  /** A folder with these files and no others, to build from. */
  context(name: string, files: Record<string, string | Buffer>): string {
    const context = join(this.run.folder, 'contexts', name);
    rmSync(context, { recursive: true, force: true });
    for (const [file, content] of Object.entries(files)) {
      mkdirSync(dirname(join(context, file)), { recursive: true });
      writeFileSync(join(context, file), content);
    }
    return context;
  }

  /** The files of a context that the builder gets. */
  async sent(name: string, files: Record<string, string>): Promise<string[]> {
    this.note(listCommand(name));
    return contextPaths(this.run, this.context(name, files));
  }

  /** What an image adds to the dojo’s image that it starts from: layers, and the bytes of their files. */
  async added(imageId: string): Promise<{ layers: number; bytes: number }> {
    this.note(`# ${imageId}: its layers above the base, and the files in them`);
    const own = (await readLayers(this.run, imageId)).filter(({ fromBase }) => !fromBase);
    return { layers: own.length, bytes: own.reduce((sum, { bytes }) => sum + bytes, 0) };
  }

  /** Removes all that it made. Safe to call twice. */
  close(): Promise<void> {
    return removeRun(this.run.docker, this.run.id, this.run.folder);
  }

  #labelled(line: string): string[] {
    const all = words(line);
    const maker = makers.find((one) => line.startsWith(`${one} `));
    if (!maker) return all;
    const verbs = maker.split(' ').length;
    const labels = Object.entries(this.run.labels).flatMap(([name, value]) => [
      '--label',
      `${name}=${value}`,
    ]);
    return [...all.slice(0, verbs), ...labels, ...all.slice(verbs)];
  }

  #untried(line: string, output: string): CannotJudge {
    return new CannotJudge({
      failed: 'A claim could not be tried: a command that has to succeed did not',
      command: this.plain(`docker ${line}`),
      lines: lastLines(this.plain(output)),
      next: ['npm run dojo -- doctor'],
    });
  }
}
