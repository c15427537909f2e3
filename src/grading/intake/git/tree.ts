import { once } from 'node:events';
import type { Readable, Writable } from 'node:stream';
import { admit, refusal, requireSize, type Entries, type ArchiveEntry } from '../entry.ts';
import { Refused, Unreadable } from '../errors.ts';
import { limits, megabytes, type Budget } from '../limits.ts';
import { nameOf } from '../paths.ts';
import { gitFailed, gitProcess } from './plumbing.ts';
import type { Commit } from './repository.ts';

/** Everything in a commit, without checking it out: no filters, no attributes, no submodules. */
export async function* treeEntries(commit: Commit, budget: Budget): Entries {
  const blobs = gitProcess(commit, 'cat-file', '--batch');
  const reader = new BlobReader(blobs.stdin, blobs.stdout);
  try {
    for await (const line of listed(commit)) {
      const one = readLine(line, budget, (id) => reader.read(id));
      if (one) yield one;
    }
  } finally {
    blobs.kill('SIGKILL');
  }
}

/** The lines of `git ls-tree`, each without the NUL behind it. */
async function* listed(commit: Commit): AsyncGenerator<Buffer, void> {
  const list = gitProcess(commit, 'ls-tree', '-r', '-t', '-z', '-l', commit.id);
  const ended = once(list, 'close') as Promise<[number | null]>;
  let [rest, bytes] = [Buffer.of(), 0];
  try {
    for await (const chunk of list.stdout as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      if (bytes > limits.totalBytes)
        throw new Unreadable(`lists its files in more than ${megabytes(limits.totalBytes)}`);
      rest = Buffer.concat([rest, chunk]);
      for (let end = rest.indexOf(0); end !== -1; end = rest.indexOf(0)) {
        yield rest.subarray(0, end);
        rest = rest.subarray(end + 1);
      }
    }
    const [code] = await ended;
    if (code !== 0) throw gitFailed(code);
  } finally {
    list.kill('SIGKILL');
  }
}

// `100644 blob 0123… 1234\tkatas/…`; a dash for the size of a folder, BAD for what is missing.
const linePattern = /^(\d+) (\w+) ([0-9a-f]+) +(-|BAD|\d+)\t/;

function readLine(
  line: Buffer,
  budget: Budget,
  read: (id: string) => Promise<Buffer>,
): ArchiveEntry | null {
  const [head = '', mode, type, id = '', size] = linePattern.exec(line.toString('latin1')) ?? [];
  if (head === '') throw gitFailed(1);
  let path: string;
  try {
    path = nameOf(line.subarray(head.length));
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    budget.entry();
    return refusal([], line.subarray(head.length).toString('latin1'), error.why);
  }
  const parts = admit(path, budget);
  if (parts === null || !Array.isArray(parts)) return parts;
  if (type === 'tree') return { kind: 'folder', parts };
  if (type !== 'blob' || mode === '120000')
    return refusal(parts, path, type === 'blob' ? 'is a symbolic link' : 'is a submodule');
  const content = async () => {
    requireSize(Number(size));
    budget.look(Number(size));
    return read(id);
  };
  return { kind: 'file', parts, id, content };
}

/** Asks `git cat-file --batch` for one content after the other. */
class BlobReader {
  readonly #ask: Writable;
  readonly #answers: AsyncIterator<Buffer>;
  #rest: Buffer = Buffer.of();

  constructor(ask: Writable, answers: Readable) {
    this.#ask = ask;
    this.#answers = answers[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  }

  /** The content of a blob: `<id> blob <size>\n<content>\n`. */
  async read(id: string): Promise<Buffer> {
    this.#ask.write(`${id}\n`);
    while (!this.#rest.includes('\n')) await this.#more();
    const end = this.#rest.indexOf('\n');
    const [, size] = / blob (\d+)$/.exec(this.#rest.subarray(0, end).toString()) ?? [];
    if (size === undefined) throw gitFailed(1);
    requireSize(Number(size));
    const whole = end + 1 + Number(size) + 1;
    while (this.#rest.length < whole) await this.#more();
    const content = this.#rest.subarray(end + 1, whole - 1);
    this.#rest = this.#rest.subarray(whole);
    return content;
  }

  async #more(): Promise<void> {
    const answer = await this.#answers.next();
    if (answer.done) throw gitFailed(1);
    this.#rest = Buffer.concat([this.#rest, answer.value]);
  }
}
