import { CannotJudge } from '../errors/errors.ts';
import type { Kata } from '../curriculum/kata.ts';
import { findImage } from '../images/catalogue.ts';
import { imageState } from '../images/state.ts';
import type { Verdict } from './schema.ts';
import type { Session } from './session.ts';

// Every kata's probes and builds run on these.
const labImages = ['docker-dojo/toolbox', 'docker-dojo/node-offline'];

/** The images that a kata runs on, as they are on the engine; one that is missing is an error. */
export async function requireImages({ docker }: Session, kata: Kata): Promise<Verdict['images']> {
  const names = [...new Set([...kata.images, ...labImages])];
  return Promise.all(
    names.map(async (name) => {
      const image = findImage(name);
      if (!image) throw missing(name, 'the catalogue does not know it');
      const state = await imageState(docker, image);
      if (state.kind === 'absent' || state.kind === 'outdated')
        throw missing(
          name,
          state.kind === 'absent' ? 'it is not on the engine' : 'it is out of date',
        );
      return { name, kind: state.kind, id: state.id };
    }),
  );
}

function missing(name: string, why: string): CannotJudge {
  return new CannotJudge({
    failed: 'An image that this kata runs on is missing',
    on: `${name}: ${why}`,
    next: ['npm run dojo -- images (shows all), or', 'npm start (gets what is missing)'],
  });
}
