import { crc32, deflateRawSync } from 'node:zlib';

/** One entry of a zip archive that no tool would write. */
export interface ZipMember {
  name: string | Buffer;
  content?: string | Buffer;
  /** A Unix mode with its kind of file; without it, the archive says nothing of Unix. */
  mode?: number;
  /** 8 deflates, 0 stores, anything else is only claimed. */
  method?: number;
  /** Bits of the general purpose flag: 1 says encrypted, 0x800 a name in UTF-8. */
  flags?: number;
  /** The sizes that it claims. */
  claims?: { packed?: number; unpacked?: number };
  crc?: number;
}

/** A zip archive of these entries, as written, with all their lies. */
export function zipOf(members: ZipMember[], { zip64 = false } = {}): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const member of members) {
    const { head, packed, name } = packedMember(member);
    const local = Buffer.concat([u32(0x04034b50), head, u16(name.length), u16(0), name, packed]);
    const mode = member.mode ?? 0;
    directory.push(
      Buffer.concat([
        ...[u32(0x02014b50), u16(mode ? (3 << 8) | 20 : 20), head, u16(name.length)],
        ...[u16(0), u16(0), u16(0), u16(0), u32((mode << 16) >>> 0), u32(at), name],
      ]),
    );
    parts.push(local);
    at += local.length;
  }
  const list = Buffer.concat(directory);
  return Buffer.concat([...parts, list, ...endOf(members.length, list.length, at, zip64)]);
}

function packedMember({ name, content = '', method = 8, flags = 0x800, ...rest }: ZipMember) {
  const plain = Buffer.from(content);
  const packed = method === 8 ? deflateRawSync(plain) : plain;
  const head = Buffer.concat([
    ...[u16(20), u16(flags), u16(method), u16(0), u16(0x5821), u32(rest.crc ?? crc32(plain))],
    ...[u32(rest.claims?.packed ?? packed.length), u32(rest.claims?.unpacked ?? plain.length)],
  ]);
  return { head, packed, name: Buffer.from(name) };
}

function endOf(count: number, bytes: number, at: number, zip64: boolean): Buffer[] {
  const plain = [
    ...[u32(0x06054b50), u16(0), u16(0), u16(zip64 ? 0xffff : count)],
    ...[u16(zip64 ? 0xffff : count), u32(zip64 ? 0xffffffff : bytes)],
    ...[u32(zip64 ? 0xffffffff : at), u16(0)],
  ];
  if (!zip64) return plain;
  const record = [
    ...[u32(0x06064b50), u64(44), u16(45), u16(45), u32(0), u32(0)],
    ...[u64(count), u64(count), u64(bytes), u64(at)],
  ];
  return [...record, u32(0x07064b50), u32(0), u64(at + bytes), u32(1), ...plain];
}

function u16(value: number): Buffer {
  const buffer = Buffer.alloc(2);
  buffer.writeUInt16LE(value);
  return buffer;
}

function u32(value: number): Buffer {
  const buffer = Buffer.alloc(4);
  buffer.writeUInt32LE(value);
  return buffer;
}

function u64(value: number): Buffer {
  const buffer = Buffer.alloc(8);
  buffer.writeBigUInt64LE(BigInt(value));
  return buffer;
}
