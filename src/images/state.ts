import type Docker from 'dockerode';
import { hasCode } from '../errors/messages.ts';
import { recipeLabel, type CatalogueImage } from './catalogue.ts';

/** How an image of the catalogue stands on an engine. */
export type ImageState =
  | { kind: 'official' | 'stand-in' | 'own'; id: string; bytes: number }
  | { kind: 'absent' }
  /** A stand-in that an older recipe made. */
  | { kind: 'outdated'; id: string; bytes: number };

/** Asks the engine for one image of the catalogue. */
export async function imageState(docker: Docker, image: CatalogueImage): Promise<ImageState> {
  try {
    const {
      Id: id,
      Size: bytes,
      Config: config,
    } = await docker.getImage(image.reference).inspect();
    const recipe = (config.Labels as Record<string, string> | null)?.[recipeLabel];
    if (recipe === undefined) return { kind: 'official', id, bytes };
    if (recipe !== image.recipe) return { kind: 'outdated', id, bytes };
    return { kind: image.standIn ? 'stand-in' : 'own', id, bytes };
  } catch (error) {
    if (hasCode(error, 404)) return { kind: 'absent' };
    throw error;
  }
}
