import { constants, createInflateRaw, createZstdDecompress } from 'node:zlib';

/** Something compressed that begins somewhere in a content. */
export interface CompressedStream {
  kind: 'zstd' | 'deflate';
  at: number;
  /** A member of a zip archive has one; else ''. */
  name: string;
}

const marks = {
  gzip: Buffer.from([0x1f, 0x8b, 0x08]),
  zstd: Buffer.from([0x28, 0xb5, 0x2f, 0xfd]),
  zip: Buffer.from('PK\u0003\u0004'),
};

/**
 * Where gzip or Zstandard may begin in a content, and the compressed members of zip archives: also
 * behind something else, as in a script that unpacks its own end.
 */
export function* streamsIn(content: Buffer): Generator<CompressedStream> {
  for (const at of placesOf(marks.gzip, content))
    yield { kind: 'deflate', at: behindHeader(content, at), name: '' };
  for (const at of placesOf(marks.zstd, content)) yield { kind: 'zstd', at, name: '' };
  for (const at of placesOf(marks.zip, content)) {
    // A member's own header: what it says of sizes may be missing, so nothing is made of that.
    if (at + 30 > content.length || content.readUInt16LE(at + 8) !== 8) continue;
    const nameEnd = at + 30 + content.readUInt16LE(at + 26);
    const name = content.toString('utf8', at + 30, nameEnd);
    yield { kind: 'deflate', at: nameEnd + content.readUInt16LE(at + 28), name };
  }
}

/** Where gzip's own data begin; its sum at the end is not asked for, so a wrong one hides nothing. */
function behindHeader(content: Buffer, start: number): number {
  const flags = content[start + 3] ?? 0;
  let at = start + 10;
  const behindText = () => content.indexOf(0, at) + 1 || content.length;
  if (flags & 4 && at + 2 <= content.length) at += 2 + content.readUInt16LE(at);
  if (flags & 8) at = behindText();
  if (flags & 16) at = behindText();
  return flags & 2 ? at + 2 : at;
}

function* placesOf(mark: Buffer, content: Buffer): Generator<number> {
  for (let at = content.indexOf(mark); at >= 0; at = content.indexOf(mark, at + 1)) yield at;
}

/**
 * What a stream unpacks to, as far as it goes: what comes behind it, or a damage in it, ends it.
 * @param most when there are more bytes than this, the rest is left
 */
export async function inflatedFrom(
  content: Buffer,
  { kind, at }: CompressedStream,
  most: number,
): Promise<Buffer> {
  const unpacking =
    kind === 'zstd'
      ? createZstdDecompress()
      : createInflateRaw({ finishFlush: constants.Z_SYNC_FLUSH });
  const chunks: Buffer[] = [];
  let bytes = 0;
  unpacking.on('error', () => undefined);
  unpacking.end(content.subarray(at));
  try {
    for await (const chunk of unpacking as AsyncIterable<Buffer>) {
      chunks.push(chunk);
      bytes += chunk.length;
      if (bytes >= most) break;
    }
  } catch {
    // What came before it counts.
  }
  return Buffer.concat(chunks);
}
