// What attacks share. A setup stands alone in its sandbox: whoever hands these attacks in writes this
// file into each that imports from it.
import { readdirSync as list, readlinkSync as linkOf } from 'node:fs';
import { connect as dial } from 'node:net';
import {
  GenericContainer as Container,
  Network as Net,
  type StartedTestContainer as Started,
} from 'testcontainers';

/** What the engine, or whoever stands before it, said. */
export interface Reply {
  /** 0 when there was no reply. */
  status: number;
  text: string;
}

/** Sends bytes to the run’s engine socket as they are; resolves to all that comes back. */
export function send(bytes: string | Buffer, withinMs = 5000): Promise<string> {
  return new Promise((resolve) => {
    const socket = dial((process.env['DOCKER_HOST'] ?? '').replace('unix://', ''));
    let text = '';
    socket.on('data', (chunk: Buffer) => (text += chunk.toString('latin1')));
    socket.on('error', () => resolve(text));
    socket.on('close', () => resolve(text));
    setTimeout(() => socket.destroy(), withinMs).unref();
    socket.write(bytes);
  });
}

/** Asks the engine for something; `body` is sent as it is when it is a text, else as JSON. */
export async function ask(
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<Reply> {
  const payload = body === undefined ? '' : typeof body === 'string' ? body : JSON.stringify(body);
  const all = {
    host: 'engine',
    connection: 'close',
    ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    'content-length': String(Buffer.byteLength(payload)),
    ...headers,
  };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}`);
  return readReply(
    await send(`${method} ${path} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n${payload}`),
  );
}

export function readReply(text: string): Reply {
  return { status: Number(/^HTTP\/1\.1 (\d+)/.exec(text)?.[1] ?? 0), text };
}

/** A reply’s body, which may have come in pieces. */
export function bodyOf({ text }: Reply): unknown {
  const [head = '', ...rest] = text.split('\r\n\r\n');
  const body = rest.join('\r\n\r\n');
  if (!/^transfer-encoding: chunked/im.test(head)) return JSON.parse(body) as unknown;
  return JSON.parse(body.replaceAll(/(?:^|\r\n)[0-9a-f]+\r\n/g, '')) as unknown;
}

/** The id of a container on the default network that this setup has not started: the lab’s. */
export async function foreigner(): Promise<string> {
  for (;;) {
    const all = bodyOf(await ask('GET', '/containers/json')) as Listed[];
    const found = all.find(({ NetworkSettings: { Networks } }) => 'bridge' in Networks);
    if (found) return found.Id;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

interface Listed {
  Id: string;
  NetworkSettings: { Networks: object };
}

/** A container that runs beside one’s own, by id: the lab opens it as soon as a port is published. */
export async function beside(own: string): Promise<string> {
  for (;;) {
    const { text } = await ask('GET', '/containers/json');
    const ids = [...text.matchAll(/"Id":"([0-9a-f]{64})"/g)].map(([, id = '']) => id);
    const other = ids.find((id) => id !== own);
    if (other) return other;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** What a list says of a container: its name, and whether it runs. */
export async function stateOf(id: string): Promise<string> {
  const filters = encodeURIComponent(JSON.stringify({ id: [id] }));
  const { text } = await ask('GET', `/containers/json?all=1&filters=${filters}`);
  return [...text.matchAll(/"(?:Names|State)":(\["[^"]*|"\w+)/g)].map(([all]) => all).join();
}

/** The shop of kata 41, where everybody can be found by name; what answers as inventory is this program. */
export async function shopWhereInventoryIs(program: string) {
  const network = await new Net().start();
  const container = () => new Container('node:24-trixie-slim').withNetwork(network);
  const [inventory, orders] = await Promise.all([
    container().withNetworkAliases('inventory').withCommand(['node', '-e', program]).start(),
    container().withCommand(['sleep', '300']).start(),
  ]);
  return { orders, inventory };
}

/** What tries came to: each by its name, with what got through (null: nothing did). */
export type Tries = Record<string, string | null>;

/** Ends the setup with what got through, so that the verdict tells it. */
export function tell(tries: Tries): never {
  const through = Object.entries(tries).filter(([, what]) => what !== null);
  if (through.length === 0)
    throw new Error(`nothing got through of ${Object.keys(tries).length} tries`);
  const told = through.map(([name, what]) => `${name}: ${String(what).slice(0, 200)}`);
  throw new Error(`GOT THROUGH ${told.join('; ')}`);
}

/** The words of a refusal are the lab’s; whatever else the engine answers to a bad wish is its own. */
export function unlessRefused({ status, text }: Reply): string | null {
  return status >= 400 || status === 0 ? null : `${status} ${text.split('\r\n\r\n')[1]}`;
}

/** Tries to create a container with each of these wishes; one without any has to be created. */
export async function createEach(wishes: Record<string, object>): Promise<Tries> {
  const plain = { Image: 'node:24-trixie-slim', Cmd: ['sleep', '60'] };
  const control = await ask('POST', '/containers/create', plain);
  if (control.status !== 201) throw new Error(`the control was refused: ${control.text}`);
  const tries: Tries = {};
  for (const [name, wish] of Object.entries(wishes))
    tries[name] = unlessRefused(await ask('POST', '/containers/create', { ...plain, ...wish }));
  return tries;
}

/** The open files of this process that lead to another one, the lab’s first. */
export function channels(): number[] {
  const open = list('/proc/self/fd')
    .map(Number)
    .filter((one) => one > 2);
  return open.filter(isSocket).sort((a, b) => a - b);
}

function isSocket(number: number): boolean {
  try {
    return linkOf(`/proc/self/fd/${number}`).startsWith('socket:');
  } catch {
    return false;
  }
}

/** The two services of kata 41 as its starter starts them: not solved. */
export async function unsolved(nonce: string) {
  const program = `require('node:http').createServer((_, reply) => reply.end(process.env.NONCE)).listen(8080)`;
  const inventory = await new Container('node:24-trixie-slim')
    .withEnvironment({ NONCE: nonce })
    .withCommand(['node', '-e', program])
    .start();
  const orders = await idle();
  return { orders, inventory };
}

/** A container that does nothing for a while. */
export function idle(): Promise<Started> {
  return new Container('node:24-trixie-slim').withCommand(['sleep', '300']).start();
}

/** Runs a shell’s words in a container of its own; resolves to what they print. */
export async function inContainer(words: string, mode = 'bridge'): Promise<string> {
  const container = await new Container('node:24-trixie-slim')
    .withNetworkMode(mode)
    .withCommand(['sleep', '300'])
    .start();
  const { output } = await container.exec(['sh', '-c', words]);
  return output;
}
