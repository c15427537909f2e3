/** A regular file in a tar archive. */
export interface Member {
  name: string;
  content: Buffer;
}

const block = 512;

/**
 * The files in a content that begins as a tar archive does, as far as it is one; none in any other.
 * `tar-stream` would stop at what does not add up; here that much of it counts as is there.
 */
export function* membersOfTar(content: Buffer): Generator<Member> {
  let longName = '';
  for (let at = 0; at + block <= content.length;) {
    const header = content.subarray(at, at + block);
    if (header.toString('latin1', 257, 262) !== 'ustar') return;
    const size = Number.parseInt(text(header, 124, 136), 8) || 0;
    const type = String.fromCharCode(header[156] ?? 0);
    const body = content.subarray(at + block, at + block + size);
    if (type === 'L') longName = text(body, 0, size);
    else if (type === 'x') longName = /^\d+ path=(.*)$/m.exec(body.toString())?.[1] ?? '';
    else {
      const prefix = text(header, 345, 500);
      const name = longName || [prefix, text(header, 0, 100)].filter(Boolean).join('/');
      if (type === '0' || type === '\0')
        yield { name: name.replace(/^(\.?\/)+/, ''), content: body };
      longName = '';
    }
    at += block + Math.ceil(size / block) * block;
  }
}

/** A field: what comes before its first NUL. */
function text(bytes: Buffer, from: number, to: number): string {
  return bytes.toString('utf8', from, to).replace(/\0.*$/s, '').trim();
}
