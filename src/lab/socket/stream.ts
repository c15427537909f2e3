import type { IncomingMessage, OutgoingHttpHeaders } from 'node:http';
import type { Socket } from 'node:net';
import { request } from '../../http.ts';
import type { Run } from '../run/run.ts';
import { messageOf } from '../../errors/messages.ts';
import { readAddress, refuseForm, writeAddress } from './address.ts';
import { bodyLimit, Refusal } from './engine-request.ts';
import { applyPolicy } from './policy.ts';
import { streamOptions } from './request.ts';

/** What becomes a stream; an upgrade asked of anything else is a way around the policy. */
const streams = /^\/(?:exec\/[^/]+\/start|containers\/[^/]+\/attach(?:\/ws)?|session|grpc)$/;

/** Streams (exec, attach, BuildKit's session) go through byte by byte once they are allowed. */
export async function passStream(
  run: Run,
  incoming: IncomingMessage,
  socket: Socket,
  head: Buffer,
): Promise<void> {
  socket.on('error', () => socket.destroy());
  const { method = 'POST', headers } = incoming;
  let address: string;
  try {
    address = await allowedAddress(run, incoming);
  } catch (error) {
    forbid(socket, messageOf(error));
    return;
  }
  const length = Number(headers['content-length'] ?? 0);
  const { body, rest } = await readExactly(socket, head, length);
  const forward = request(streamOptions(run.endpoint.host, method, address, headersOf(incoming)));
  forward.on('upgrade', (reply, upstream: Socket, first) => {
    socket.write(`${statusLine(reply)}${headerLines(reply)}\r\n`);
    socket.write(first);
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
  forward.end(body);
}

/** Where the stream leads, if it may; what is refused is thrown. */
async function allowedAddress(run: Run, { url = '', method = 'POST', headers }: IncomingMessage) {
  refuseForm(headers);
  const { version, path, query } = readAddress(url);
  if (!streams.test(path)) throw new Refusal(`docker-dojo: ${path} is no stream`);
  if (Number(headers['content-length'] ?? 0) > bodyLimit)
    throw new Refusal('docker-dojo: this request is too large');
  await applyPolicy(run, { method, path, query, body: null });
  return writeAddress(version, { path, query });
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

/** Its headers; one that comes several times, as BuildKit's session sends them, comes as a list. */
function headersOf({ headers, headersDistinct }: IncomingMessage): OutgoingHttpHeaders {
  const several = Object.entries(headersDistinct).filter(([, values]) => (values ?? []).length > 1);
  return { ...headers, ...Object.fromEntries(several) };
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
