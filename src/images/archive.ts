import { createWriteStream, existsSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type Docker from 'dockerode';
import { execa } from 'execa';
import { cliEnv, dockerCli } from '../engine/docker-cli.ts';
import { connect } from '../engine/client.ts';
import type { Endpoint } from '../engine/endpoint.ts';
import { CannotJudge, UsageError } from '../errors/errors.ts';
import { lastLines } from '../errors/error-details.ts';
import { catalogue } from './catalogue.ts';
import { tagImage } from './tag.ts';
import { imageState, type ImageState } from './state.ts';

/** How every image of the catalogue stands, by its reference. */
export async function imageStates(docker: Docker): Promise<Map<string, ImageState>> {
  const states = catalogue().map(
    async (image) => [image.reference, await imageState(docker, image)] as const,
  );
  return new Map(await Promise.all(states));
}

/** Writes every image that katas run on into one file; compressed when its name ends in gz. */
export async function saveImages(endpoint: Endpoint, file: string): Promise<void> {
  const states = await imageStates(connect(endpoint));
  const missing = [...states].filter(([, { kind }]) => kind === 'absent' || kind === 'outdated');
  if (missing.length > 0)
    throw new CannotJudge({
      failed: 'Not every image is there to be saved',
      lines: missing.map(([reference]) => reference),
      next: ['npm run dojo -- images pull, or npm run dojo -- images build'],
    });
  // Under another name until it is whole: half an archive must not be carried to a class.
  const part = `${file}.part`;
  try {
    await write(endpoint, [...states.keys()], part, /gz$/.test(file));
    await rename(part, file);
  } finally {
    await rm(part, { force: true });
  }
}

/**
 * Brings the images of a file to the engine. On an engine that is not the dojo's own, an official
 * image keeps its name when the file has a stand-in for it.
 */
export async function loadImages(endpoint: Endpoint, file: string): Promise<void> {
  if (!existsSync(file))
    throw new UsageError({
      failed: 'There is no such file',
      on: file,
      next: ['npm run dojo -- images save <file> (makes one, where the images are)'],
    });
  const docker = connect(endpoint);
  const before = await imageStates(docker);
  await dockerCli(endpoint, ['load', '--quiet', '--input', file]);
  if (!endpoint.own) await keepOfficial(docker, before);
}

async function write(endpoint: Endpoint, images: string[], file: string, compress: boolean) {
  const { archive, ended } = saving(endpoint, images);
  const target = createWriteStream(file);
  const written = compress
    ? pipeline(archive, createGzip({ level: 1 }), target)
    : pipeline(archive, target);
  await Promise.all([written, ended]);
}

/** The archive of these images as it is written, and the end of that: an error where it did not succeed. */
export function saving(
  endpoint: Endpoint,
  images: string[],
): { archive: Readable; ended: Promise<void> } {
  const save = execa('docker', ['save', ...images], {
    env: cliEnv(endpoint),
    reject: false,
    buffer: { stdout: false },
  });
  const ended = save.then(({ exitCode, stderr }) => {
    if (exitCode === 0) return;
    throw new CannotJudge({
      failed: 'The images could not be saved',
      command: `docker save ${images.join(' ')}`,
      lines: lastLines(stderr),
      next: ['npm run dojo -- doctor'],
    });
  });
  return { archive: save.stdout, ended };
}

async function keepOfficial(docker: Docker, before: Map<string, ImageState>): Promise<void> {
  for (const [reference, now] of await imageStates(docker)) {
    const was = before.get(reference);
    if (was?.kind !== 'official' || now.kind !== 'stand-in') continue;
    await tagImage(docker, was.id, reference);
  }
}
