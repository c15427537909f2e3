import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer, isIP, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect as connectTls } from 'node:tls';
import { lastLines } from '../errors/error-details.ts';
import { isDead, ownProcess, writeProcessId } from '../system/process-id.ts';

const prefix = 'docker-dojo-tunnel-';
const open = new Map<string, Tunnel>();

/**
 * A unix socket of this process that leads to an engine elsewhere: over `ssh://` as the docker CLI
 * goes there, or over `tcp://` with TLS. All that talks to an engine knows unix sockets.
 */
export class Tunnel {
  readonly #path: string;
  readonly #server: Server;
  readonly #address: string;
  readonly #tls: Certificates | null;
  #trouble = '';

  /**
   * @param address as in DOCKER_HOST
   * @param certificates the folder of ca.pem, cert.pem and key.pem, for TLS
   */
  static async open(address: string, certificates: string | null): Promise<Tunnel> {
    const key = `${address} ${certificates}`;
    const tunnel = open.get(key) ?? new Tunnel(address, certificates, open.size);
    open.set(key, tunnel);
    if (!tunnel.#server.listening)
      await new Promise<void>((resolve, reject) => {
        tunnel.#server.once('error', reject).listen(tunnel.#path, resolve);
      });
    return tunnel;
  }

  private constructor(address: string, certificates: string | null, number: number) {
    this.#path = join(ownFolder(), `${number}.sock`);
    const tls = certificates === null ? null : readCertificates(certificates);
    this.#address = address;
    this.#tls = tls;
    this.#server = createServer({ allowHalfOpen: true }, (client) => {
      client.on('error', () => client.destroy());
      if (tls === null) joinThroughTheCli(client, address);
      else joinOverTls(client, address, tls, (trouble) => (this.#trouble = trouble));
    });
    // It keeps no command from its end.
    this.#server.unref();
  }

  /** For DOCKER_HOST. */
  get host(): string {
    return `unix://${this.#path}`;
  }

  /** What went wrong on the way, in the words of whoever carries it; '' where nothing did. */
  trouble(): Promise<string> {
    return this.#tls ? Promise.resolve(this.#trouble) : troubleOfTheCli(this.#address);
  }
}

const dial = (address: string) => ['--host', address, 'system', 'dial-stdio'];
const noAddress = { DOCKER_HOST: '', DOCKER_CONTEXT: '' };

/**
 * Input and output each for itself: the CLI ends with its answer, and its input breaks before the
 * answer has been read.
 */
function joinThroughTheCli(client: Socket, address: string): void {
  const child = spawn('docker', dial(address), {
    env: { ...process.env, ...noAddress },
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  // The connection ends then, and `trouble` says why.
  child.on('error', () => client.destroy());
  child.stdin.on('error', () => undefined);
  client.on('close', () => child.kill());
  client.pipe(child.stdin);
  child.stdout.pipe(client);
}

/**
 * Asked anew, and with nothing to send: where ssh ends before a request is written, the CLI tells
 * of the broken pipe, and not what ssh said.
 */
async function troubleOfTheCli(address: string): Promise<string> {
  const options = { env: noAddress, stdin: 'ignore', reject: false, timeout: 5000 } as const;
  const { execa } = await import('execa');
  const { stderr, originalMessage } = await execa('docker', dial(address), options);
  return lastLines(stderr, 1).join('') || (originalMessage ?? '');
}

function joinOverTls(
  client: Socket,
  address: string,
  certificates: Certificates,
  onTrouble: (message: string) => void,
): void {
  const { hostname, port } = new URL(address);
  const host = hostname.replace(/^\[(.*)\]$/, '$1');
  // The name of an address is no name that TLS could ask for.
  const servername = isIP(host) === 0 ? { servername: host } : {};
  const upstream = connectTls({ host, port: Number(port || 2376), ...servername, ...certificates });
  upstream.on('error', ({ message }: Error) => {
    onTrouble(message);
    client.destroy();
  });
  upstream.on('close', () => client.end());
  client.on('close', () => upstream.destroy());
  client.pipe(upstream).pipe(client);
}

interface Certificates {
  ca?: Buffer;
  cert?: Buffer;
  key?: Buffer;
}

/** Those that are there: who may reach an engine without showing one needs none. */
function readCertificates(from: string): Certificates {
  const entries = ['ca', 'cert', 'key'].flatMap((name) => {
    const path = join(from, `${name}.pem`);
    return existsSync(path) ? [[name, readFileSync(path)] as const] : [];
  });
  return Object.fromEntries(entries);
}

let folder: string | undefined;

/** Nobody else on this machine may reach the engine through it. */
function ownFolder(): string {
  if (folder !== undefined) return folder;
  removeLeftovers();
  const path = join(tmpdir(), `${prefix}${writeProcessId(ownProcess())}`);
  mkdirSync(path, { mode: 0o700 });
  process.on('exit', () => rmSync(path, { recursive: true, force: true }));
  folder = path;
  return path;
}

/** Those of processes that were killed. */
function removeLeftovers(): void {
  for (const name of readdirSync(tmpdir())) {
    if (name.startsWith(prefix) && isDead(name.slice(prefix.length)))
      rmSync(join(tmpdir(), name), { recursive: true, force: true });
  }
}
