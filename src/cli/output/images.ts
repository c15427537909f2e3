import type { ImageState } from '../../images/state.ts';

const words = {
  official: 'official',
  own: 'the dojo’s own',
  'stand-in': 'stand-in',
  outdated: 'outdated',
};

/** True for an image that katas can run on. */
export function isUsable({ kind }: ImageState): boolean {
  return kind !== 'absent' && kind !== 'outdated';
}

/** A line for each image. */
export function imagesText(states: Map<string, ImageState>): string {
  return [...states].map(([reference, state]) => imageLine(reference, state)).join('\n');
}

function imageLine(reference: string, state: ImageState): string {
  // The tag of an image of the dojo's own is its recipe's fingerprint: nobody calls it so.
  const name = reference.startsWith('docker-dojo/') ? reference.replace(/:.*/, '') : reference;
  if (state.kind === 'absent') return `${name.padEnd(28)}missing (npm start gets it)`;
  const megabytes = (state.bytes / 1e6).toFixed(0).padStart(5);
  return `${name.padEnd(28)}${words[state.kind].padEnd(16)}${megabytes} MB`;
}
