import type Docker from 'dockerode';
import { hasCode } from '../errors/messages.ts';
import { recipeLabel, type CatalogueImage } from './catalogue.ts';

/** An image that the engine has. */
export interface PresentImage {
  id: string;
  bytes: number;
  /** What its registry knows it by; null for one that was built here. */
  digest: string | null;
}

/** How an image of the catalogue stands on an engine. */
export type ImageState =
  | ({ kind: 'official' | 'stand-in' | 'own' } & PresentImage)
  | { kind: 'absent' }
  /** A stand-in that an older recipe made. */
  | ({ kind: 'outdated' } & PresentImage);

/** Asks the engine for one image of the catalogue. */
export async function imageState(docker: Docker, image: CatalogueImage): Promise<ImageState> {
  try {
    const {
      Id: id,
      Size: bytes,
      Config: config,
      RepoDigests: digests,
    } = await docker.getImage(image.reference).inspect();
    const recipe = (config.Labels as Record<string, string> | null)?.[recipeLabel];
    // Some engines give a digest to what they built as well; no registry knows it.
    const present = { id, bytes, digest: null };
    if (recipe === undefined)
      return {
        kind: 'official',
        ...present,
        digest: (digests as string[] | null)?.[0]?.split('@')[1] ?? null,
      };
    if (recipe !== image.recipe) return { kind: 'outdated', ...present };
    return { kind: image.standIn ? 'stand-in' : 'own', ...present };
  } catch (error) {
    if (hasCode(error, 404)) return { kind: 'absent' };
    throw error;
  }
}
