import { brotliDecompressSync, inflateRawSync, inflateSync } from 'node:zlib';
import { notLookedThrough } from './layer.ts';
import { inflatedFrom, streamsIn } from './streams.ts';
import { membersOfTar } from './tar.ts';

/** A content, and where it lies: the names on the way from the outermost archive. */
export interface Folded {
  inside: string[];
  content: Buffer;
}

/** What may be unfolded of an image at most: a few bytes can unpack to more than any disk holds. */
export class UnfoldBudget {
  #bytes = 192 * 1024 ** 2;
  #streams = 20_000;

  /** @param bytes what one more archive has unpacked to */
  spend(bytes: number): void {
    this.#bytes -= bytes;
    this.#streams -= 1;
    if (this.#bytes < 0) throw notLookedThrough('its archives unpack to more than 192 MiB');
    if (this.#streams < 0) throw notLookedThrough('more than 20,000 archives');
  }

  /** How much the next archive may unpack to, in bytes. */
  get left(): number {
    return this.#bytes + 1;
  }
}

/** Archives within archives, this many. */
const deepest = 16;

/** A text of this many letters and digits without a gap may be written as base64 or hex. */
const runsOfLetters = /[\w+/-]{16,}(?:(?:\r?\n|\\n)[\w+/-]+)*/g;
const shortestRun = 32;
/** In larger contents nobody looks for such runs: they are no texts. */
const largestText = 32 * 1024 ** 2;

/**
 * Yields a content and all that is folded up in it: what gzip, Zstandard, zlib, deflate, and Brotli
 * have compressed, the members of tar and zip archives, and what is written as base64 or hex, within
 * one another. What is compressed in another way, or encrypted, is not unfolded.
 */
export async function* unfold(
  content: Buffer,
  patience: UnfoldBudget,
  inside: string[] = [],
): AsyncGenerator<Folded, void> {
  if (inside.length > deepest) throw notLookedThrough(`archives within archives: ${deepest} deep`);
  // What is in a tar as it is stands in the tar's own bytes as well: nothing is unpacked of it twice.
  for (const { name, content: member } of membersOfTar(content)) {
    yield { inside: [...inside, name], content: member };
    yield* unfoldAll([...blindly(member, patience)], patience, [...inside, name]);
  }
  yield { inside, content };
  yield* unfoldAll([...blindly(content, patience), ...written(content)], patience, inside);
  for (const stream of streamsIn(content)) {
    const unpacked = await inflatedFrom(content, stream, patience.left);
    patience.spend(unpacked.length);
    if (unpacked.length > 0) yield* unfold(unpacked, patience, [...inside, stream.name]);
  }
}

async function* unfoldAll(
  found: Buffer[],
  patience: UnfoldBudget,
  inside: string[],
): AsyncGenerator<Folded, void> {
  for (const content of found) yield* unfold(content, patience, [...inside, '']);
}

/** What has no mark to be known by is tried. */
function* blindly(content: Buffer, patience: UnfoldBudget): Generator<Buffer> {
  if (content.length < 64) return;
  const options = { maxOutputLength: patience.left };
  for (const unpack of [inflateSync, inflateRawSync, brotliDecompressSync]) {
    const unpacked = attempt(() => unpack(content, options));
    if (unpacked && unpacked.length > 64) {
      patience.spend(unpacked.length);
      yield unpacked;
    }
  }
}

function attempt(unpack: () => Buffer): Buffer | null {
  try {
    return unpack();
  } catch (error) {
    if ((error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE')
      throw notLookedThrough('its archives unpack to more than 192 MiB');
    return null;
  }
}

function* written(content: Buffer): Generator<Buffer> {
  if (content.length < shortestRun || content.length > largestText) return;
  for (const [run] of content.toString('latin1').matchAll(runsOfLetters)) {
    if (run.length < shortestRun) continue;
    const text = run.replaceAll(/\r?\n|\\n/g, '');
    yield Buffer.from(text, 'base64');
    if (/^[\da-f]+$/i.test(text)) yield Buffer.from(text, 'hex');
  }
}
