import type Docker from 'dockerode';
import { catalogue } from './catalogue.ts';
import { imageState } from './state.ts';

/** An image that the dojo has built on an engine. */
export interface BuiltImage {
  reference: string;
  bytes: number;
}

/** The catalogue's images that the dojo has built there; official ones are not among them. */
export async function builtImages(docker: Docker): Promise<BuiltImage[]> {
  const states = await Promise.all(
    catalogue().map(async (image) => ({
      reference: image.reference,
      state: await imageState(docker, image),
    })),
  );
  return states.flatMap(({ reference, state }) =>
    state.kind === 'absent' || state.kind === 'official' ? [] : [{ reference, bytes: state.bytes }],
  );
}

/** Removes them: an image goes before those that it was built from. */
export async function removeImages(docker: Docker, images: BuiltImage[]): Promise<void> {
  for (const { reference } of [...images].reverse())
    await docker.getImage(reference).remove({ force: true });
}
