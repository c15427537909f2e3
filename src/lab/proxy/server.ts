import type { IncomingMessage, ServerResponse } from 'node:http';
import { chownSync } from 'node:fs';
import { join } from 'node:path';
import { tmpdir } from 'node:os';
import type { Socket } from 'node:net';
import { messageOf } from '../../errors/messages.ts';
import { createServer, request } from '../../system/http.ts';
import { currentSandbox } from '../run/sandbox.ts';
import { socketBeside } from '../run/run.ts';
import type { Run } from '../run/run.ts';
import { readAddress, refuseForm, writeAddress } from './url.ts';
import { bringsArchive, headersFor, readBody } from './body.ts';
import { ProxyError, type ApiRequest } from './api-request.ts';
import { noteBuildFailure } from './build-failure.ts';
import { hasToEnd, makesSomething, noteMade } from './made-by-setup.ts';
import { applyPolicy } from './policy.ts';
import { forwardOptions } from '../../engine/request.ts';
import { passStream } from './stream.ts';
import { tellOf } from './activity.ts';
import { VolumeTurns } from './volumes.ts';

/** As the engine’s: dockerode puts all that a container is asked for into the address, too. */
const maxHeaderSize = 1_048_576;

/** A proxy whose socket is open. */
export interface EngineProxy {
  /** For DOCKER_HOST. */
  host: string;
  /** Calls back with each request that is let through, before the engine hears of it. */
  onRequest: (hear: (asked: ApiRequest) => void) => void;
  /** Lets nothing through any more; resolves when what the engine is just making is made. */
  close: () => Promise<void>;
}

/**
 * Opens the run's own socket to the engine: what is created through it carries the run's label,
 * and what the run does not own cannot be touched through it.
 */
export async function openEngineProxy(run: Run): Promise<EngineProxy> {
  // A unix socket's address holds 108 bytes.
  const places = [join(run.folder, 'engine.sock'), socketBeside(run.folder)];
  const path =
    places.find(({ length }) => length < 100) ?? join(tmpdir(), `docker-dojo-${run.id}.sock`);
  const sockets = new Set<Socket>();
  const passing = new Set<Promise<void>>();
  let open = true;
  let hear: (asked: ApiRequest) => void = () => undefined;
  const letThrough = (asked: ApiRequest) => {
    if (!open) throw new ProxyError('docker-dojo: the setup has ended');
    hear(asked);
  };
  const server = createServer({ maxHeaderSize }, (incoming, outgoing) => {
    const one = pass(run, incoming, outgoing, letThrough).finally(() => passing.delete(one));
    passing.add(one);
  });
  server.on('upgrade', (incoming, socket: Socket, head) => {
    passStream(run, incoming, socket, head, letThrough).catch(() => socket.destroy());
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
  const place = currentSandbox();
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
  letThrough: (asked: ApiRequest) => void,
): Promise<void> {
  try {
    refuseForm(incoming.headers);
    const { version, path, query } = readAddress(incoming.url ?? '');
    const request = { method: incoming.method ?? 'GET', path, query };
    const body = bringsArchive(request) ? null : await readBody(incoming, request);
    const asked: ApiRequest = { ...request, body };
    await VolumeTurns.of(run).take(asked, async () => {
      await applyPolicy(run, asked);
      letThrough(asked);
      tellOf(run, asked);
      await forwardTo(run, { asked, version, incoming, outgoing });
    });
  } catch (error) {
    const status = error instanceof ProxyError ? error.status : 502;
    answer(outgoing, status, messageOf(error));
  }
}

interface Passing {
  asked: ApiRequest;
  version: string;
  incoming: IncomingMessage;
  outgoing: ServerResponse;
}

/** Resolves when what has to end has been answered, and what was made is noted. */
async function forwardTo(run: Run, passing: Passing): Promise<void> {
  const { asked, version, incoming, outgoing } = passing;
  const body = asked.body ? Buffer.from(JSON.stringify(asked.body)) : null;
  const headers = headersFor(asked, incoming, body);
  const address = writeAddress(version, asked);
  const forward = request(forwardOptions(run.endpoint.host, asked.method, address, headers));
  const { promise: over, resolve: end } = Promise.withResolvers<unknown>();
  forward.on('close', end);
  forward.on('response', (reply) => {
    if (makesSomething(asked)) return void passMade(run, asked, reply, outgoing).then(end);
    end(null);
    noteBuildFailure(run, asked, reply);
    if (outgoing.destroyed) return void reply.resume();
    outgoing.writeHead(reply.statusCode ?? 502, reply.headers);
    outgoing.flushHeaders();
    reply.pipe(outgoing);
  });
  forward.on('error', (error) => answer(outgoing, 502, error.message));
  const made = hasToEnd(asked) ? over : Promise.resolve(null);
  outgoing.on('close', () => void made.then(() => forward.destroy()));
  if (bringsArchive(asked)) incoming.pipe(forward);
  else forward.end(body ?? undefined);
  await made;
}

/** Whoever hears of what was made may ask for it at once: it is noted before. */
async function passMade(
  run: Run,
  asked: ApiRequest,
  reply: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  try {
    let text = '';
    for await (const chunk of reply.setEncoding('utf8') as AsyncIterable<string>) text += chunk;
    if (reply.statusCode === 201 || reply.statusCode === 200) await noteMade(run, asked, text);
    if (outgoing.destroyed) return;
    outgoing.writeHead(reply.statusCode ?? 502, reply.headers);
    outgoing.end(text);
  } catch (error) {
    answer(outgoing, error instanceof ProxyError ? error.status : 502, messageOf(error));
  }
}

function answer(outgoing: ServerResponse, status: number, message: string): void {
  if (outgoing.headersSent) return void outgoing.destroy();
  outgoing.writeHead(status, { 'content-type': 'application/json' });
  outgoing.end(JSON.stringify({ message }));
}
