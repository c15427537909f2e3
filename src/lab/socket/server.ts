import type { ClientRequest, IncomingMessage, ServerResponse } from 'node:http';
import { chownSync } from 'node:fs';
import { join } from 'node:path';
import { tmpdir } from 'node:os';
import type { Socket } from 'node:net';
import { createServer, request } from '../../http.ts';
import { apart } from '../apart/place.ts';
import { socketBeside } from '../run/run.ts';
import type { Run } from '../run/run.ts';
import { readAddress, refuseForm, writeAddress } from './address.ts';
import { bodyLimit, Refusal, type EngineRequest } from './engine-request.ts';
import { applyPolicy } from './policy.ts';
import { forwardOptions } from './request.ts';
import { passStream } from './stream.ts';
import { tellOf } from './telling.ts';

/** A pass-through socket that is open. */
export interface PassThrough {
  /** For DOCKER_HOST. */
  host: string;
  /** Calls back with each request that is let through, before the engine hears of it. */
  onRequest: (hear: (asked: EngineRequest) => void) => void;
  /** Lets nothing through any more; resolves when what the engine is just making is made. */
  close: () => Promise<void>;
}

/**
 * Opens the run's own socket to the engine: what is created through it carries the run's label,
 * and what the run does not own cannot be touched through it.
 */
export async function openPassThrough(run: Run): Promise<PassThrough> {
  // A unix socket's address holds 108 bytes.
  const places = [join(run.folder, 'engine.sock'), socketBeside(run.folder)];
  const path =
    places.find(({ length }) => length < 100) ?? join(tmpdir(), `docker-dojo-${run.id}.sock`);
  const sockets = new Set<Socket>();
  const passing = new Set<Promise<void>>();
  let open = true;
  let hear: (asked: EngineRequest) => void = () => undefined;
  const letThrough = (asked: EngineRequest) => {
    if (!open) throw new Refusal('docker-dojo: the setup has ended');
    hear(asked);
  };
  const server = createServer((incoming, outgoing) => {
    const one = pass(run, incoming, outgoing, letThrough).finally(() => passing.delete(one));
    passing.add(one);
  });
  server.on('upgrade', (incoming, socket: Socket, head) => {
    passStream(run, incoming, socket, head).catch(() => socket.destroy());
  });
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(path, resolve);
  });
  server.maxConnections = 200;
  server.unref();
  const place = apart();
  if (place) chownSync(path, place.setup, place.setup);
  const close = async () => {
    open = false;
    for (const socket of sockets) socket.destroy();
    server.close();
    await Promise.all(passing);
  };
  return { host: `unix://${path}`, onRequest: (listener) => (hear = listener), close };
}

/** Passes a request on. What is made by it is made when this resolves, also where nobody waits for it. */
async function pass(
  run: Run,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  letThrough: (asked: EngineRequest) => void,
): Promise<void> {
  try {
    const { asked, payload, version } = await understand(incoming);
    await applyPolicy(run, asked);
    letThrough(asked);
    tellOf(run, asked);
    const headers = { ...incoming.headers };
    const body = asked.body ? Buffer.from(JSON.stringify(asked.body)) : payload;
    if (body) {
      delete headers['transfer-encoding'];
      headers['content-length'] = String(body.length);
    }
    const address = writeAddress(version, asked);
    const options = forwardOptions(run.endpoint.host, asked.method, address, headers);
    const forward = request(options, (reply) => {
      if (outgoing.destroyed) return void reply.resume();
      outgoing.writeHead(reply.statusCode ?? 502, reply.headers);
      outgoing.flushHeaders();
      reply.pipe(outgoing);
    });
    forward.on('error', (error) => answer(outgoing, 502, error.message));
    const made = makesSomething(asked) ? answered(forward) : Promise.resolve();
    // What was not said to its end the engine does not do.
    const over = () => (incoming.complete ? made : Promise.resolve());
    outgoing.on('close', () => void over().then(() => forward.destroy()));
    if (body) forward.end(body);
    else incoming.pipe(forward);
    await made;
  } catch (error) {
    const status = error instanceof Refusal ? error.status : 502;
    answer(outgoing, status, error instanceof Error ? error.message : String(error));
  }
}

/** Cut off, the engine would go on with it, and be done when its run has been removed. */
function makesSomething({ method, path }: EngineRequest): boolean {
  return method === 'POST' && /^\/(?:containers|networks|volumes)\/create$/.test(path);
}

/** Resolves when a request has been answered, or never will be. */
function answered(request: ClientRequest): Promise<void> {
  return new Promise((resolve) => request.on('response', () => resolve()).on('close', resolve));
}

async function understand(
  incoming: IncomingMessage,
): Promise<{ asked: EngineRequest; payload: Buffer | null; version: string }> {
  refuseForm(incoming.headers);
  const { version, path, query } = readAddress(incoming.url ?? '');
  const asked = { method: incoming.method ?? 'GET', path, query };
  // The engine takes it for JSON in whatever case it is written.
  const json = /^\s*application\/json\b/i.test(incoming.headers['content-type'] ?? '');
  if (!json || asked.method === 'GET')
    return { asked: { ...asked, body: null }, payload: null, version };
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > bodyLimit) throw new Refusal('docker-dojo: this request is too large');
    chunks.push(chunk);
  }
  const payload = Buffer.concat(chunks);
  try {
    return {
      asked: { ...asked, body: JSON.parse(payload.toString()) as Record<string, unknown> },
      ...{ payload, version },
    };
  } catch {
    return { asked: { ...asked, body: null }, payload, version };
  }
}

function answer(outgoing: ServerResponse, status: number, message: string): void {
  if (outgoing.headersSent) return void outgoing.destroy();
  outgoing.writeHead(status, { 'content-type': 'application/json' });
  outgoing.end(JSON.stringify({ message }));
}
