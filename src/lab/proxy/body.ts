import type { IncomingHttpHeaders, IncomingMessage, OutgoingHttpHeaders } from 'node:http';
import { ProxyError, type ApiRequest, type Fields } from './api-request.ts';

/**
 * How many bytes of a request are kept in memory. No description of a container comes near it;
 * archives are passed on as they come.
 */
export const bodyLimit = 1_000_000;

type Asked = Pick<ApiRequest, 'method' | 'path'>;

const archives = /^(?:PUT \/containers\/[^/]+\/archive|POST \/(?:build|images\/(?:load|create)))$/;
const described =
  /^POST \/(?:(?:containers|networks|volumes)\/create|containers\/[^/]+\/(?:exec|update)|networks\/[^/]+\/(?:dis)?connect|exec\/[^/]+\/start|commit|auth)$/;

/** True where a request brings files: they go through as they come, whatever type they are said to be. */
export function bringsArchive({ method, path }: Asked): boolean {
  return archives.test(`${method} ${path}`);
}

/** True where a request says in JSON what it wants. No other’s body is passed on: the engine has no use for it. */
export function saysInJson({ method, path }: Asked): boolean {
  return described.test(`${method} ${path}`);
}

/**
 * What a request says, once it has said all of it: whoever decides on half of it decides on what is no
 * longer so when the rest comes. Null where it says nothing.
 */
export async function readBody(incoming: IncomingMessage, asked: Asked): Promise<Fields | null> {
  const payload = await collect(incoming);
  return saysInJson(asked) ? parseBody(asked, incoming.headers, payload) : null;
}

function collect(incoming: IncomingMessage): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let length = 0;
    incoming.on('data', (chunk: Buffer) => {
      length += chunk.length;
      if (length <= bodyLimit) return void chunks.push(chunk);
      // Whoever still writes has to be done before they hear of it; nothing of it is kept.
      chunks.length = 0;
    });
    incoming.on('end', () =>
      length <= bodyLimit ? resolve(Buffer.concat(chunks)) : reject(tooLarge()),
    );
    incoming.on('close', () => reject(new Error('closed in the middle of a request')));
  });
}

export function tooLarge(): ProxyError {
  return new ProxyError(`docker-dojo: this request is too large: over ${bodyLimit / 1e6} MB`, 413);
}

/**
 * Reads JSON more strictly than the engine does, which stops behind the first value, takes `null` for
 * an object, and `applİcation/json` for a type: it is sent on as it was understood here.
 */
export function parseBody(
  { method, path }: Asked,
  { 'content-type': type = '' }: IncomingHttpHeaders,
  payload: Buffer,
): Fields | null {
  if (payload.length === 0) return null;
  if (!/^[ \t]*application\/json[ \t]*(?:;|$)/i.test(type))
    throw new ProxyError(`docker-dojo: ${method} ${path} takes JSON (application/json)`, 415);
  const body = parse(payload.toString());
  if (typeof body === 'object' && !Array.isArray(body)) return (body ?? {}) as Fields;
  throw new ProxyError(
    `docker-dojo: what ${method} ${path} wants has to be an object in JSON`,
    400,
  );
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

// These are between two ends of one connection, or say what is said anew below.
const notPassedOn = new Set([
  ...['connection', 'keep-alive', 'proxy-connection', 'te', 'trailer', 'upgrade', 'expect'],
  ...['transfer-encoding', 'content-length', 'content-type'],
]);

/** The headers that the engine gets; it takes a body’s type and length from nobody but the socket. */
export function headersFor(asked: Asked, incoming: IncomingMessage, body: Buffer | null) {
  const { headers, headersDistinct } = incoming;
  const passed: OutgoingHttpHeaders = {};
  for (const [name, value] of Object.entries(headers))
    if (!notPassedOn.has(name)) passed[name] = severalOf(headersDistinct[name]) ?? value;
  if (bringsArchive(asked)) {
    passed['content-type'] = 'application/x-tar';
    const length = headers['content-length'];
    if (length !== undefined) passed['content-length'] = length;
    // An engine that is to close the connection answers as soon as it has seen an archive's end. Whoever
    // still writes what comes behind that meets a closed socket; so it reads on, and answers then.
    passed['connection'] = 'keep-alive';
  } else if (body) {
    Object.assign(passed, { 'content-type': 'application/json', 'content-length': body.length });
  } else if (asked.method !== 'GET' && asked.method !== 'HEAD') passed['content-length'] = 0;
  return passed;
}

/** A header that comes several times, as BuildKit’s session sends them, comes as a list. */
function severalOf(values: string[] | undefined): string[] | undefined {
  return values && values.length > 1 ? values : undefined;
}
