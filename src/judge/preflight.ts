import type Docker from 'dockerode';
import { CannotJudge } from '../errors/errors.ts';
import type { Kata } from '../katas/kata.ts';
import { findImage } from '../images/catalogue.ts';
import { imageState } from '../images/state.ts';
import type { Verdict } from './verdict.ts';
import type { EngineConnection } from './engine.ts';

// Every kata's probes and builds run on these.
const labImages = ['docker-dojo/toolbox', 'docker-dojo/node-offline'];

/** The images that a kata runs on, as they are on the engine; those that are missing are an error. */
export async function requireImages(
  { docker }: EngineConnection,
  kata: Kata,
): Promise<Verdict['images']> {
  const names = [...new Set([...kata.images, ...labImages])];
  const states = await Promise.all(names.map((name) => stateOf(docker, name)));
  const missing = states.filter((state) => typeof state === 'string');
  if (missing.length > 0)
    throw new CannotJudge({
      failed: 'An image that this kata runs on is missing',
      lines: missing,
      next: ['npm run dojo -- images (shows all), or', 'npm start (gets what is missing)'],
    });
  return states.filter((state) => typeof state !== 'string');
}

/** How one image is on the engine, or in words why a kata cannot run on it. */
async function stateOf(docker: Docker, name: string): Promise<Verdict['images'][number] | string> {
  const image = findImage(name);
  if (!image) return `${name}: the catalogue does not know it`;
  const state = await imageState(docker, image);
  if (state.kind === 'absent') return `${name}: it is not on the engine`;
  if (state.kind === 'outdated') return `${name}: it is out of date`;
  return { name, kind: state.kind, id: state.id };
}
