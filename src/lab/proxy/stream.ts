import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import { request } from '../../system/http.ts';
import type { Run } from '../run/run.ts';
import { messageOf } from '../../errors/messages.ts';
import { readAddress, refuseForm, writeAddress } from './url.ts';
import { bodyLimit, headersFor, parseBody, saysInJson, tooLarge } from './body.ts';
import { ProxyError, type ApiRequest } from './api-request.ts';
import { noteBuilds } from './build-names.ts';
import { applyPolicy } from './policy.ts';
import { streamOptions } from '../../engine/request.ts';

/** What becomes a stream; an upgrade asked of anything else is a way around the policy. */
const streams = /^\/(?:exec\/[^/]+\/start|containers\/[^/]+\/attach(?:\/ws)?|session|grpc)$/;

/** Streams (exec, attach, BuildKit's session) go through byte by byte once they are allowed. */
export async function passStream(
  run: Run,
  incoming: IncomingMessage,
  socket: Socket,
  head: Buffer,
  letThrough: (asked: ApiRequest) => void,
): Promise<void> {
  socket.on('error', () => socket.destroy());
  let allowed: Allowed;
  try {
    allowed = await allow(run, incoming, socket, head);
    letThrough(allowed.asked);
  } catch (error) {
    forbid(socket, messageOf(error));
    return;
  }
  const { asked, address, body, rest } = allowed;
  const { upgrade } = incoming.headers;
  const headers = { ...headersFor(asked, incoming, body), connection: 'Upgrade', upgrade };
  const forward = request(streamOptions(run.endpoint.host, asked.method, address, headers));
  forward.on('upgrade', (reply, upstream: Socket, first) => {
    socket.write(`${statusLine(reply)}${headerLines(reply)}\r\n`);
    socket.write(first);
    // BuildKit is asked for images here, and labels none.
    if (asked.path === '/grpc') noteBuilds(run, asked, socket, rest);
    upstream.write(rest);
    upstream.on('error', () => socket.destroy());
    socket.on('close', () => upstream.destroy());
    upstream.pipe(socket).pipe(upstream);
  });
  forward.on('response', (reply) => {
    socket.write(`${statusLine(reply)}${headerLines(reply)}\r\n`);
    reply.pipe(socket);
    reply.on('end', () => forward.destroy());
  });
  forward.on('error', () => socket.destroy());
  forward.end(body ?? undefined);
}

/** A stream that may be. */
interface Allowed {
  asked: ApiRequest;
  address: string;
  body: Buffer | null;
  /** What has come of the stream itself. */
  rest: Buffer;
}

/** Where the stream leads, if it may, once all is said of it that is no stream; what is refused is thrown. */
async function allow(
  run: Run,
  incoming: IncomingMessage,
  socket: Socket,
  head: Buffer,
): Promise<Allowed> {
  const { url = '', method = 'POST', headers } = incoming;
  refuseForm(headers);
  const { version, path, query } = readAddress(url);
  if (!streams.test(path)) throw new ProxyError(`docker-dojo: ${path} is no stream`);
  const length = Number(headers['content-length'] ?? 0);
  if (length > bodyLimit) throw tooLarge();
  if (headers['transfer-encoding'] !== undefined)
    throw new ProxyError('docker-dojo: what becomes a stream does not begin in pieces', 400);
  const { body: payload, rest } = await readExactly(socket, head, length);
  const request = { method, path, query };
  const body = saysInJson(request) ? parseBody(request, headers, payload) : null;
  const asked: ApiRequest = { ...request, body };
  await applyPolicy(run, asked);
  return {
    ...{ asked, rest, address: writeAddress(version, asked) },
    body: asked.body && Buffer.from(JSON.stringify(asked.body)),
  };
}

function forbid(socket: Socket, message: string): void {
  const body = JSON.stringify({ message });
  const type = 'Content-Type: application/json';
  const length = `Content-Length: ${Buffer.byteLength(body)}`;
  socket.end(`HTTP/1.1 403 Forbidden\r\n${type}\r\n${length}\r\n\r\n${body}`);
}

/** The first `length` bytes of a stream, of which `head` has been read, and what came after them. */
async function readExactly(
  socket: Socket,
  head: Buffer,
  length: number,
): Promise<{ body: Buffer; rest: Buffer }> {
  let read = head;
  while (read.length < length) {
    const chunk = await new Promise<Buffer>((resolve, reject) => {
      socket.once('data', resolve);
      socket.once('close', () => reject(new Error('closed in the middle of a request')));
    });
    read = Buffer.concat([read, chunk]);
  }
  socket.pause();
  return { body: read.subarray(0, length), rest: read.subarray(length) };
}

function statusLine({ statusCode, statusMessage }: IncomingMessage): string {
  return `HTTP/1.1 ${statusCode} ${statusMessage}\r\n`;
}

function headerLines({ rawHeaders }: IncomingMessage): string {
  let lines = '';
  for (let index = 0; index < rawHeaders.length; index += 2)
    lines += `${rawHeaders[index]}: ${rawHeaders[index + 1]}\r\n`;
  return lines;
}
