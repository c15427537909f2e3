import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

/** What a kata may ask of an engine; `src/capabilities` finds out what an engine has. */
export const needs = [
  'buildkit',
  'compose',
  'default-bridge',
  'file-owners',
  'host-loopback',
  'host-network',
  'isolated-networks',
  'shared-files',
  'strict-binds',
] as const;
export type Need = (typeof needs)[number];

/** `kata.json`. */
export const kataFile = z.strictObject({
  title: z.string().min(1),
  track: z.string().min(1),
  /** The files that a learner may edit, relative to the kata's folder. */
  edits: z
    .array(
      z
        .string()
        .regex(/^[\w.@-]+(\/[\w.@-]+)*$/)
        .refine((path) => !path.split('/').some((part) => /^\.+$/.test(part)), {
          error: 'has to stay within the kata’s folder',
        }),
    )
    .min(1),
  /** The Docker terms that it teaches, as Docker’s documentation spells them. */
  terms: z.array(z.string().min(1)).default([]),
  /** The numbers of the katas whose idea it builds on: better done first, and nothing is locked. */
  after: z.array(z.string().regex(/^\d\d$/)).default([]),
  /** How long a learner may need. */
  minutes: z.int().positive(),
  points: z.int().positive(),
  /** A failed attempt brings part of the points: its checks are about things that share nothing. */
  partialCredit: z.boolean().default(false),
  needs: z.array(z.enum(needs)).default([]),
  /** What there is once on an engine's host: runs that use it take turns. */
  exclusive: z.array(z.enum(['host-network'])).default([]),
  /** The catalogue's images that it runs on. */
  images: z.array(z.string()),
  /** The name of the check at which the starter fails. */
  starterFailsAt: z.string().min(1),
});

/** One exercise. */
export interface Kata extends z.infer<typeof kataFile> {
  /** `41-call-me-by-name`. */
  folderName: string;
  /** `41`. */
  number: string;
  /** `call-me-by-name`: what progress is kept by, so that katas may be renumbered. */
  name: string;
  /** Absolute path. */
  folder: string;
}

/** True for a kata whose containers a setup.ts starts: the attempt's, or the kata's own. */
export function hasSetup({ edits, folder }: Pick<Kata, 'edits' | 'folder'>): boolean {
  return edits.includes('setup.ts') || existsSync(join(folder, 'setup.ts'));
}
