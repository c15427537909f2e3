import { setTimeout as pause } from 'node:timers/promises';
import type Docker from 'dockerode';
import { CannotJudge } from '../errors/errors.ts';
import type { Kata } from '../katas/kata.ts';
import { findImage } from '../images/catalogue.ts';
import { imagesComing } from '../images/coming.ts';
import { imageState } from '../images/state.ts';
import type { Verdict } from './verdict.ts';
import type { EngineConnection } from './engine.ts';

const lookMs = 500;

// Every kata's probes and builds run on these.
const labImages = ['docker-dojo/toolbox', 'docker-dojo/node-offline'];

/** The names of the images that a kata runs on. */
export function imagesOf(kata: Kata): string[] {
  return [...new Set([...kata.images, ...labImages])];
}

/**
 * The images that a kata runs on, as they are on the engine. One that is being brought is waited for; those
 * that are missing are an error.
 * @param tell Called with what is waited for.
 */
export async function requireImages(
  { docker }: EngineConnection,
  kata: Kata,
  tell: (doing: string) => void = () => undefined,
): Promise<Verdict['images']> {
  const names = imagesOf(kata);
  const look = () => Promise.all(names.map((name) => stateOf(docker, name)));
  let states = await look();
  // Every few moments: `npm start` gets what other katas run on while the first is judged.
  while (states.some((state) => typeof state === 'string') && areComing(names)) {
    tell(`waiting for ${names.filter((_, index) => typeof states[index] === 'string').join(', ')}`);
    await pause(lookMs);
    states = await look();
  }
  const missing = states.filter((state) => typeof state === 'string');
  if (missing.length > 0)
    throw new CannotJudge({
      failed: 'An image that this kata runs on is missing',
      lines: missing,
      next: ['npm run dojo -- images (shows all), or', 'npm start (gets what is missing)'],
    });
  return states.filter((state) => typeof state !== 'string');
}

function areComing(names: string[]): boolean {
  const coming = imagesComing();
  return names.some((name) => coming.includes(findImage(name)?.reference ?? ''));
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
