import { randomBytes } from 'node:crypto';
import type Docker from 'dockerode';
import { lastLog } from '../../../engine/log-stream.ts';
import { putFile } from '../../../engine/put-file.ts';
import { CannotJudge } from '../../../errors/errors.ts';
import { lastLines } from '../../../errors/error-details.ts';
import { referenceOf } from '../../../images/catalogue.ts';
import { waitFor } from '../../../system/wait-for.ts';
import type { Run } from '../../run/run.ts';
import { patiently } from '../../run/time-limits.ts';
import { execIn } from '../container/exec.ts';
import { addressesOf } from '../network/network.ts';
import type { PackageSource } from './deb.ts';
import { makeRepository } from './repository.ts';
import { open, port, program, requestsFile, shelfFile } from './server.ts';

/** A request that a mirror has answered. */
export interface MirrorRequest {
  /** Below the mirror’s address: `Packages`, `scales_1.3f9a_all.deb`. */
  file: string;
  /** As a person reads it: `GET Packages 200`. */
  text: string;
  /** It was given out. */
  found: boolean;
}

/**
 * A package source for apt in a container of the lab’s own. It is on the default bridge network, where
 * the steps of a build are too, and is reached by its address. A word in the address is new in every run:
 * a step that asks it never comes from another run’s build cache.
 */
export class Mirror {
  readonly #docker: Docker;
  readonly #container: Docker.Container;
  readonly #origin: string;
  /** The words that it was reached by so far: the last one is that of now. */
  readonly #words: string[] = [];
  #packages: PackageSource[] = [];
  #moves = 0;

  private constructor(docker: Docker, container: Docker.Container, host: string) {
    this.#docker = docker;
    this.#container = container;
    this.#origin = `http://${host}:${port}`;
  }

  /** Starts one with a package of each name, each with a program of that name; resolves when it answers. */
  static async start(run: Run, names: string[]): Promise<Mirror> {
    const { docker, labLabels, making, trace } = run;
    const description = {
      Image: referenceOf('node:24-trixie-slim'),
      Labels: labLabels,
      Cmd: ['node', '-e', program],
    };
    const container = await making.of(() => docker.createContainer(description));
    trace.containers.set(container.id, { key: 'the mirror', by: 'visitor' });
    await putFile(container, shelfFile, '{}');
    await container.start();
    const [place] = addressesOf(await container.inspect());
    const mirror = new Mirror(docker, container, place?.address ?? '');
    mirror.#draw(names);
    await mirror.changeAddress();
    await hasOpened(container);
    return mirror;
  }

  /** `http://172.17.0.3:8080/3f9a…`: in a sources.list it stands before `./`. */
  get url(): string {
    return `${this.#origin}/${this.#words.at(-1)}`;
  }

  /** What a build is given to reach it: `ARG MIRROR` is its address; no proxy leads there. */
  get args(): Record<string, string> {
    return { MIRROR: this.url, NO_PROXY: new URL(this.url).hostname };
  }

  /** It moves on, as mirrors do: every package has a newer version, and the files of before are gone. */
  async moveOn(): Promise<void> {
    this.#draw(this.#packages.map(({ name }) => name));
    await this.#offer();
  }

  /** It has the same packages at another address: a step that is given this one never comes from a cache. */
  async changeAddress(): Promise<void> {
    this.#words.push(randomBytes(6).toString('hex'));
    await this.#offer();
  }

  /** The version of a package that it has now: `2.3f9a`. */
  versionOf(name: string): string {
    return this.#package(name).version;
  }

  /** What that version’s program prints: no index tells it, only the package does. */
  says(name: string): string {
    return this.#package(name).says;
  }

  /** What it was asked for, in order, from its start on. */
  async requests(): Promise<MirrorRequest[]> {
    const { stdout } = await execIn(this.#docker, this.#container, ['cat', requestsFile]);
    const lines = stdout.split('\n').map((line) => line.split(' '));
    return lines.flatMap(([method = '', path = '', status = '']): MirrorRequest[] => {
      const [, word = '', file = ''] = /^\/(\w+)\/(.*)/.exec(path) ?? [];
      // Who does not know its word does not mean it.
      if (!this.#words.includes(word)) return [];
      return [{ file, text: `${method} ${file} ${status}`, found: status === '200' }];
    });
  }

  #package(name: string): PackageSource {
    const known = this.#packages.find((one) => one.name === name);
    if (!known) throw new TypeError(`the mirror has no package ${name}`);
    return known;
  }

  /** A newer version of each. */
  #draw(names: string[]): void {
    this.#moves += 1;
    this.#packages = names.map((name) => {
      const [drawn, word] = [randomBytes(3).toString('hex'), randomBytes(6).toString('hex')];
      const version = `${this.#moves}.${drawn}`;
      return { name, version, says: `${name} ${version} ${word}` };
    });
  }

  async #offer(): Promise<void> {
    const files = Object.entries(await makeRepository(this.#packages));
    const folder = new URL(this.url).pathname;
    const shelf = files.map(([file, content]) => [`${folder}/${file}`, content.toString('base64')]);
    await putFile(this.#container, shelfFile, JSON.stringify(Object.fromEntries(shelf)));
  }
}

async function hasOpened(container: Docker.Container): Promise<void> {
  const log = () => lastLog(container, 20);
  const isOpen = async () => (await log()).includes(open) || undefined;
  if (await waitFor(isOpen, { withinMs: patiently(15_000) })) return;
  throw new CannotJudge({
    failed: 'The lab’s package mirror did not start',
    lines: lastLines(await log(), 4),
    next: ['run the kata again; if it stays, npm run dojo -- doctor'],
  });
}
