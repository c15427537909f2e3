import type { Readable } from 'node:stream';
import type Docker from 'dockerode';
import { extract, pack, type Header } from 'tar-stream';
import { lastLog } from '../../../engine/log-stream.ts';
import { hasCode } from '../../../errors/messages.ts';
import { referenceOf } from '../../../images/catalogue.ts';
import { AttemptError } from '../../run/observation.ts';
import type { Run } from '../../run/run.ts';
import { withContainer } from '../container/with-container.ts';

/** A file of a volume, or a folder, or whatever else has a name there; owners as containers number them. */
export interface VolumeFile {
  /** From the volume’s root on: `ledger/2026.txt`; `.` is the root itself. */
  path: string;
  kind: 'file' | 'directory' | 'link' | 'other';
  uid: number;
  gid: number;
  /** Its permissions: 0o644. */
  mode: number;
  /** What is in a file, or where a link leads; '' for the others. */
  content: string;
}

/** What is to be put into a volume; what is left out is root’s, and as a shell would make it. */
export type FileWish = Pick<VolumeFile, 'path'> & Partial<VolumeFile>;

// Where a container of the lab has the volume; nothing of its image is there, to be copied into it.
const place = 'volume';
const prefix = new RegExp(`^(?:${place})?(?:/|$)`);

/** Nobody reads more of an attempt’s than this, whatever it has written. */
const most = { files: 5000, bytes: 16_000_000 };

/** Puts files into a volume, in this order. */
export async function putFiles(run: Run, volume: string, wishes: FileWish[]): Promise<void> {
  const files = wishes.filter(({ path }) => path !== '.');
  const arrived = await withVolume(run, volume, async (container) => {
    await container.putArchive(packed(wishes, `${place}/`), { path: '/' });
    const [first] = files;
    if (!first || (await isThere(container, `/${place}/${first.path}`))) return true;
    await container.putArchive(packed(files, ''), { path: `/${place}` });
    return false;
  });
  // Podman takes files in a mount, and nothing about the mount itself.
  const root = arrived ? undefined : wishes.find(({ path }) => path === '.');
  if (root) await runBeside(run, volume, '0:0', ownLine(root));
}

function packed(wishes: FileWish[], within: string): NodeJS.ReadableStream {
  const archive = pack();
  for (const wish of wishes) archive.entry(headerOf(wish, within), contentOf(wish));
  archive.finalize();
  return archive as unknown as NodeJS.ReadableStream;
}

async function isThere(container: Docker.Container, path: string): Promise<boolean> {
  try {
    ((await container.infoArchive({ path })) as Readable).resume();
    return true;
  } catch (error) {
    if (hasCode(error, 404)) return false;
    throw error;
  }
}

function ownLine({ uid = 0, gid = 0, mode = 0o755 }: FileWish): string {
  return `chown ${uid}:${gid} . && chmod ${mode.toString(8)} .`;
}

/**
 * What is in a volume, sorted by path. It is read through the engine, and no program of anybody’s runs:
 * a container is created for that, and never started.
 * @param key what messages call the volume
 * @returns also whether the owners are true: Podman’s engine calls all of it root’s
 */
export async function filesIn(run: Run, volume: string, key: string) {
  return withVolume(run, volume, async (container) => {
    const archive = (await container.getArchive({ path: `/${place}` })) as unknown as Readable;
    try {
      const { files, asRoot } = await unpacked(archive, key);
      return { files: files.sort((a, b) => (a.path < b.path ? -1 : 1)), asRoot };
    } finally {
      archive.destroy();
    }
  });
}

async function unpacked(archive: Readable, key: string) {
  const files: VolumeFile[] = [];
  let bytes = 0;
  let asRoot = false;
  for await (const entry of archive.pipe(extract())) {
    const chunks: Buffer[] = [];
    for await (const chunk of entry as unknown as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      if (bytes > most.bytes) throw tooMuch(key, `more than ${most.bytes / 1e6} MB`);
      chunks.push(chunk);
    }
    // Podman calls a mount that is read “/”.
    asRoot ||= entry.header.name.startsWith('/');
    files.push(fileOf(entry.header, Buffer.concat(chunks).toString()));
    if (files.length > most.files) throw tooMuch(key, `more than ${most.files} files`);
  }
  return { files, asRoot };
}

/**
 * Runs a line of shell beside a volume, in a container of the lab’s that begins in its root.
 * @param user `1500:1500`, as containers number them
 * @returns its exit code, and all that it printed; 124 where it took ten seconds
 */
export async function runBeside(run: Run, volume: string, user: string, line: string) {
  const options = { Cmd: ['timeout', '10', 'sh', '-c', line], User: user, WorkingDir: `/${place}` };
  return withVolume(
    run,
    volume,
    async (container) => {
      await container.start();
      const { StatusCode: exitCode } = (await container.wait()) as { StatusCode: number };
      return { exitCode, output: (await lastLog(container, 20)).trim() };
    },
    options,
  );
}

function withVolume<T>(
  run: Run,
  volume: string,
  work: (container: Docker.Container) => Promise<T>,
  options: Docker.ContainerCreateOptions = {},
): Promise<T> {
  const Image = referenceOf('docker-dojo/toolbox');
  const HostConfig = { NetworkMode: 'none', Binds: [`${volume}:/${place}:nocopy`] };
  return withContainer(run, { ...options, Image, HostConfig }, work);
}

const types = { file: 'file', directory: 'directory', link: 'symlink', other: 'fifo' } as const;

function headerOf({ path, kind = 'file', mode, ...wish }: FileWish, within: string) {
  return {
    name: path === '.' ? within : `${within}${path}`,
    type: types[kind],
    mode: mode ?? (kind === 'directory' ? 0o755 : 0o644),
    uid: wish.uid ?? 0,
    gid: wish.gid ?? 0,
    ...(kind === 'link' ? { linkname: wish.content ?? '' } : {}),
  };
}

function contentOf({ kind = 'file', content = '' }: FileWish): string {
  return kind === 'file' ? content : '';
}

function fileOf({ name, type, uid, gid, mode, linkname }: Header, content: string): VolumeFile {
  const path = name.replace(prefix, '').replace(/\/$/, '') || '.';
  const common = { path, uid, gid, mode: mode & 0o7777 };
  if (type === 'symlink') return { ...common, kind: 'link', content: linkname };
  if (type === 'directory') return { ...common, kind: 'directory', content: '' };
  return { ...common, kind: type === 'file' ? 'file' : 'other', content };
}

function tooMuch(key: string, got: string): AttemptError {
  return new AttemptError({
    ran: `read all that is in ${key}`,
    got,
    expected: 'a few files',
  });
}
