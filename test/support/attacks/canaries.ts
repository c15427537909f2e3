import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { checkout } from '../../../src/system/paths.ts';

/**
 * What no submission may ever see: a word in the grader’s environment, among its keys, in a file of the
 * checkout and in another submission; and services, on all addresses of the machine and in a network behind it,
 * that note who comes by.
 */
export class Canaries {
  /** The word. */
  readonly word = `canary-${randomBytes(8).toString('hex')}`;
  /** A folder of the checkout with a file whose name and content hold it: absolute path. */
  readonly folder = join(checkout, '.dojo', this.word);
  /** The addresses of this machine at which somebody listens, and one behind it. */
  readonly addresses: string[] = [];
  readonly behind = '10.213.77.2';
  port = 0;
  /** Who came, in words. */
  readonly visits: string[] = [];
  readonly #namespace = `dojo-${this.word.slice(-8)}`;
  readonly #link = `dj${this.word.slice(-8)}`;
  #server: Server | undefined;
  #beyond: ChildProcess | undefined;

  /** What a command is run with that is to hold the word as a key of its session, in the kernel. */
  get asKey(): string[] {
    const [addKey, keyctl] = process.arch === 'arm64' ? [217, 219] : [248, 250];
    const own = `syscall(${keyctl}, 1, 0) > 0 or die $!`;
    const add = `my ($type, $name, $word) = ("user", "dojo-canary", "${this.word}"); syscall(${addKey}, $type, $name, $word, length $word, -3) > 0 or die $!`;
    return ['perl', '-e', `${own}; ${add}; exec @ARGV`];
  }

  async open(): Promise<void> {
    mkdirSync(this.folder, { recursive: true });
    writeFileSync(join(this.folder, `${this.word}.txt`), `${this.word}\n`);
    const own = Object.values(networkInterfaces()).flatMap((found) => found ?? []);
    this.addresses.push(...own.map(({ address }) => address.split('%')[0] ?? ''), this.behind);
    this.#server = createServer((request, reply) => {
      this.visits.push(`${request.socket.remoteAddress} ${request.url}`);
      reply.end(this.word);
    });
    this.#server.on('connection', ({ remoteAddress }) =>
      this.visits.push(`${remoteAddress} connected`),
    );
    this.#server.listen(0, '::');
    await once(this.#server, 'listening');
    this.port = (this.#server.address() as AddressInfo).port;
    await this.#openBehind();
    await this.#prove();
  }

  async close(): Promise<void> {
    this.#server?.closeAllConnections();
    this.#server?.close();
    this.#beyond?.kill('SIGKILL');
    await execa('ip', ['netns', 'delete', this.#namespace], { reject: false });
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** The files below a folder that hold the word, in their names or in what they say. */
  foundIn(folder: string, except: string): string[] {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .map((entry) => ({ entry, path: join(entry.parentPath, entry.name) }))
      .filter(({ path }) => !path.startsWith(except))
      .filter(
        ({ entry, path }) =>
          entry.name.includes(this.word) ||
          (entry.isFile() && readFileSync(path, 'latin1').includes(this.word)),
      )
      .map(({ path }) => path);
  }

  /** A network of its own behind a link of this machine’s: nothing leaves the machine. */
  async #openBehind(): Promise<void> {
    const [name, link] = [this.#namespace, this.#link];
    const ip = (...words: string[]) => execa('ip', words);
    await ip('netns', 'add', name);
    await ip('link', 'add', link, 'type', 'veth', 'peer', 'name', 'eth0', 'netns', name);
    await ip('address', 'add', '10.213.77.1/24', 'dev', link);
    await ip('link', 'set', link, 'up');
    await ip('-n', name, 'address', 'add', `${this.behind}/24`, 'dev', 'eth0');
    await ip('-n', name, 'link', 'set', 'eth0', 'up');
    const program = `require('node:net').createServer((s) => { console.log(s.remoteAddress); s.on('error', () => undefined); s.end('HTTP/1.0 200 OK\\r\\n\\r\\n${this.word}'); }).listen(${this.port}, () => console.log('listens'))`;
    const beyond = spawn('ip', ['netns', 'exec', name, process.execPath, '-e', program]);
    this.#beyond = beyond;
    await once(beyond.stdout, 'data');
    beyond.stdout.on('data', (chunk: Buffer) => this.visits.push(`${String(chunk).trim()} behind`));
  }

  /** Whoever stands on the machine reaches all of it: only then does it mean something that others do not. */
  async #prove(): Promise<void> {
    for (const address of this.addresses) {
      const host = address.includes(':') ? `[${address}]` : address;
      const { stdout } = await execa(
        'curl',
        ['-sS', '-m', '5', '--noproxy', '*', `http://${host}:${this.port}/`],
        { reject: false },
      );
      if (!stdout.includes(this.word)) this.addresses.splice(this.addresses.indexOf(address), 1);
    }
    if (!this.addresses.includes(this.behind)) throw new Error('the canary behind does not sing');
    this.visits.length = 0;
  }
}
