import type { Socket } from 'node:net';
import type { Run } from '../run/run.ts';
import type { ApiRequest } from './api-request.ts';
import { noteNamed } from './images.ts';

// What asks BuildKit for an image says its name in an entry of a map: field 1 the key, field 2 the
// value, each with its length (protobuf). HTTP/2 neither packs nor encodes what a gRPC client sends.
const entry = /\n\x04name\x12([\x01-\x7f]|[\x80-\xff][\x01-\x07])/g;

/** A name of an image may be so long, and is there whole by the next piece of the stream. */
const longest = 1024;

/**
 * Notes the names that builds give to images over BuildKit’s own connection, as `docker compose build`
 * has it: no label of the run reaches what is built there. Nothing is sent on before it has been noted.
 */
export function noteBuilds(run: Run, asked: ApiRequest, stream: Socket, first: Buffer): void {
  let last = '';
  const read = (chunk: Buffer) => {
    const text = last + chunk.toString('latin1');
    for (const name of namesIn(text)) noteNamed(run, asked, name);
    last = text.slice(-longest);
  };
  read(first);
  stream.on('data', read);
}

/** The names in a piece of such a stream; of several for one image each. */
export function namesIn(text: string): string[] {
  return [...text.matchAll(entry)].flatMap(({ index, 0: start, 1: varint = '' }) => {
    const length = (varint.charCodeAt(0) & 0x7f) + (varint.charCodeAt(1) || 0) * 0x80;
    const value = text.slice(index + start.length, index + start.length + length);
    // Whatever else may be called a name: an image’s has no space and no control.
    return value.length === length && /^[!-~]+$/.test(value) ? value.split(',') : [];
  });
}
