import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { checkout } from '../system/paths.ts';

const recipeFile = z.strictObject({
  /** The image's name with an exact tag; an image of the dojo's own gets its tag from its recipe. */
  name: z.string(),
  /** True when a registry has the real image and this recipe only stands in for it. */
  standIn: z.boolean().default(false),
  /** The Debian release to build from nothing. */
  bootstrap: z.string().optional(),
  /** The catalogue's image that the Dockerfile starts from. */
  base: z.string().optional(),
  /** npm packages to unpack into the build context: folder name → package; {arch} is filled in. */
  npmPackages: z.record(z.string(), z.string()).default({}),
  /** npm packages to fill a cache with, in the build context as `npm-cache`. */
  npmCache: z.array(z.string()).default([]),
});

/** One image that katas or the lab run on. */
export interface CatalogueImage extends z.infer<typeof recipeFile> {
  /** The folder under `images/` with its recipe: absolute path. */
  folder: string;
  /** A fingerprint of that folder: a stand-in with another one is out of date. */
  recipe: string;
  /** What the engine calls it. */
  reference: string;
}

/** The label by which a stand-in is known, its value the recipe's fingerprint. */
export const recipeLabel = 'dojo.recipe';

let known: CatalogueImage[] | undefined;

/** Every image the dojo knows, each after the image that it starts from. */
export function catalogue(): CatalogueImage[] {
  known ??= inBuildOrder(
    readdirSync(join(checkout, 'images')).map((folder) =>
      readRecipe(join(checkout, 'images', folder)),
    ),
  );
  return known;
}

/** The names of the images that attempts may be built on, or run. */
export function baseImages(): string[] {
  return catalogue()
    .filter(({ standIn }) => standIn)
    .map(({ name }) => name);
}

/** The catalogue's image of this name (with or without its tag), or undefined. */
export function findImage(name: string): CatalogueImage | undefined {
  return catalogue().find((image) => image.reference === name || image.name === name);
}

/** What the engine calls an image of the dojo's own. */
export function referenceOf(name: string): string {
  const image = findImage(name);
  if (!image) throw new Error(`the catalogue has no image ${name}`);
  return image.reference;
}

function readRecipe(folder: string): CatalogueImage {
  const hash = createHash('sha256');
  // What an image promises is asked of it, and no part of it.
  for (const file of readdirSync(folder)
    .filter((name) => name !== 'promises.json')
    .sort())
    hash.update(file).update(readFileSync(join(folder, file)));
  const recipe = hash.digest('hex').slice(0, 12);
  const parsed = recipeFile.parse(JSON.parse(readFileSync(join(folder, 'image.json'), 'utf8')));
  const reference = parsed.name.includes(':') ? parsed.name : `${parsed.name}:${recipe}`;
  return { ...parsed, folder, recipe, reference };
}

function inBuildOrder(images: CatalogueImage[]): CatalogueImage[] {
  const depth = (image: CatalogueImage): number => {
    const base = images.find(({ name }) => name === image.base);
    return base ? depth(base) + 1 : 0;
  };
  return images.sort((a, b) => depth(a) - depth(b) || a.name.localeCompare(b.name));
}
