import { createHash } from 'node:crypto';
import { dockerCli } from '../../engine/docker-cli.ts';
import { connect } from '../../engine/client.ts';
import type { Endpoint } from '../../engine/endpoint.ts';
import { CannotJudge } from '../../errors/errors.ts';
import { imageStates, saving } from '../../images/archive.ts';

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

/** Copies every image of the catalogue to another engine, which loads them while they are saved. */
export async function bringImages(from: Endpoint, to: string): Promise<void> {
  const { archive, ended } = saving(from, [...(await imagesToBring(from)).keys()]);
  const engine = { host: to, source: 'sandbox', own: true };
  await Promise.all([ended, dockerCli(engine, ['load', '--quiet'], { input: archive })]);
}
