import { once } from 'node:events';
import type { FileHandle } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { Unreadable } from '../errors.ts';
import { limits, megabytes } from '../limits.ts';
import { gitFailed, gitProcess, type OwnRepository } from './plumbing.ts';

/** What stands at a bundle’s beginning. */
export interface BundleHead {
  /** The commit that it was made for. */
  commit: string;
  /** Where the pack begins: bytes. */
  packAt: number;
}

// A line a reference: nobody’s list is longer.
const longestHead = 1_000_000;

/**
 * Reads the head of a bundle (gitformat-bundle): its HEAD counts, else its only branch, else main or
 * master.
 */
export async function readBundleHead(bundle: FileHandle): Promise<BundleHead> {
  const { size } = await bundle.stat();
  if (size > limits.gitBytes) throw new Unreadable(`is larger than ${megabytes(limits.gitBytes)}`);
  const { buffer, bytesRead } = await bundle.read(Buffer.alloc(longestHead), 0, longestHead, 0);
  const text = buffer.subarray(0, bytesRead).toString('latin1');
  const end = text.indexOf('\n\n');
  if (!/^# v[23] git bundle\n/.test(text) || end === -1)
    throw new Unreadable('is not a git bundle');
  const lines = text.slice(0, end).split('\n').slice(1);
  if (lines.some((line) => line.startsWith('-')))
    throw new Unreadable('has only what is new since another commit, not all');
  return { commit: chosen(lines), packAt: end + 2 };
}

/** Takes the objects of a bundle into a repository of the grader’s own. */
export async function takeObjects(
  bundle: FileHandle,
  { packAt }: BundleHead,
  own: OwnRepository,
): Promise<void> {
  const index = gitProcess(own, 'index-pack', '--stdin', '--threads=1');
  index.stdout.resume();
  const ended = once(index, 'close') as Promise<[number | null]>;
  const pack = bundle.createReadStream({ start: packAt, autoClose: false });
  // It may end in the middle, with all it wants to say in its exit code.
  await pipeline(pack, index.stdin).catch(() => undefined);
  const [code] = await ended;
  if (code !== 0) throw gitFailed(code);
}

function chosen(lines: string[]): string {
  const heads = lines.flatMap((line) => {
    const [, id, name] = /^([0-9a-f]{40}|[0-9a-f]{64}) (HEAD|refs\/heads\/.+)$/.exec(line) ?? [];
    return id !== undefined && name !== undefined ? [{ id, name }] : [];
  });
  const [first, second] = heads;
  const wanted = ['HEAD', ...(second ? [] : [first?.name]), 'refs/heads/main', 'refs/heads/master'];
  const found = wanted.flatMap((name) => heads.find((head) => head.name === name) ?? [])[0];
  if (found) return found.id;
  throw new Unreadable('has no HEAD, and not one branch: which counts is not guessed');
}
