import { createHash } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { dockerCli } from '../../engine/docker-cli.ts';
import { connect } from '../../engine/client.ts';
import type { Endpoint } from '../../engine/endpoint.ts';
import { CannotJudge } from '../../errors/errors.ts';
import { imageStates, saveImages } from '../../images/archive.ts';

/** Every image of the catalogue on the grader’s engine, by reference. */
export async function imagesToBring(endpoint: Endpoint): Promise<Map<string, string>> {
  const states = await imageStates(connect(endpoint));
  const missing = [...states].filter(([, { kind }]) => kind === 'absent' || kind === 'outdated');
  if (missing.length > 0)
    throw new CannotJudge({
      failed: 'Not every image that katas run on is there',
      lines: missing.map(([reference]) => reference),
      next: ['npm start (gets what is missing)'],
    });
  return new Map([...states].map(([name, state]) => [name, 'id' in state ? state.id : '']));
}

/** A name for exactly these images. */
export function fingerprintOf(images: Map<string, string>): string {
  const lines = [...images].map(([name, id]) => `${name} ${id}`).sort();
  return createHash('sha256').update(lines.join('\n')).digest('hex').slice(0, 12);
}

/** Copies every image of the catalogue to another engine, by way of a file. */
export async function bringImages(from: Endpoint, to: string, file: string): Promise<void> {
  try {
    await saveImages(from, file);
    const engine = { host: to, source: 'sandbox', own: true };
    await dockerCli(engine, ['load', '--quiet', '--input', file]);
  } finally {
    await rm(file, { force: true });
  }
}
