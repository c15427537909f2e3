import { z } from 'zod';
import { buildsSchema } from './builds.ts';
import { imagesSchema } from './images.ts';
import { mountsSchema } from './mounts.ts';
import { networksSchema } from './networks.ts';

/**
 * What the pictures of a run are drawn from; null or empty for those that have nothing to show. A
 * schema takes milliseconds to build, which a verdict without pictures need not wait for.
 */
export function picturesSchema() {
  return z.strictObject({
    /** The check after which the engine was asked. */
    check: z.string().nullable(),
    networks: networksSchema().nullable(),
    mounts: mountsSchema(),
    builds: buildsSchema(),
    images: imagesSchema().nullable(),
  });
}

export type Pictures = z.infer<ReturnType<typeof picturesSchema>>;
export type NetworksFacts = NonNullable<Pictures['networks']>;
export type NetworkFacts = NetworksFacts['networks'][number];
export type ContainerFacts = NetworksFacts['containers'][number];
export type PathFacts = NetworksFacts['paths'][number];
export type MountsFacts = Pictures['mounts'][number];
export type MountFacts = MountsFacts['mounts'][number];
export type BuildsFacts = Pictures['builds'][number];
export type StepFacts = BuildsFacts['steps'][number];
export type CacheMiss = NonNullable<NonNullable<StepFacts['taken'][number]>['lost']>;
export type ImagesFacts = NonNullable<Pictures['images']>;
