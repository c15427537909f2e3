import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { checkout } from '../../../src/system/paths.ts';

/** Where the attacks lie, a folder each, in a folder for each area. */
export const attacksFolder = join(checkout, 'test', 'attacks');

const description = z.strictObject({
  /** The number of the kata that it is handed in for; `setup`, `build`: any with such a file. */
  kata: z.union([z.string().regex(/^\d\d$/), z.enum(['setup', 'build'])]),
  /** What it tries, in words. */
  tries: z.string(),
  /** How far it goes by itself: count, bytes, seconds. */
  bounds: z.string(),
  /** What the verdict has to say, regular expressions. */
  seen: z.array(z.string()),
  /** How it ends; `none`: nothing of it is taken. */
  status: z.enum(['failed', 'none']).default('failed'),
  /** A second kata of the same submission, judged after it; its files lie in `then/`. */
  then: z.strictObject({ kata: z.string(), seen: z.array(z.string()) }).optional(),
  /** What else the submission holds: contents, targets of links, pipes, by path. */
  files: z.record(z.string(), z.string()).default({}),
  links: z.record(z.string(), z.string()).default({}),
  pipes: z.array(z.string()).default([]),
  /** Files of the kata that are one text, so many times. */
  repeated: z.record(z.string(), z.tuple([z.string(), z.number()])).default({}),
  /** What the teacher has to be told of the submission. */
  remarks: z.array(z.string()).default([]),
});

/** One attempt at something that no submission may do. */
export interface Attack extends z.infer<typeof description> {
  /** `socket/paths`. */
  name: string;
  /** Its files: absolute path. */
  folder: string;
}

/** All of them, or those whose names contain a word of DOJO_ATTACKS. */
export function corpus(only = process.env['DOJO_ATTACKS'] ?? ''): Attack[] {
  const words = only.split(' ').filter(Boolean);
  return readdirSync(attacksFolder, { recursive: true, withFileTypes: true })
    .filter(({ name }) => name === 'attack.json')
    .map(({ parentPath }) => read(parentPath))
    .filter(({ name }) => words.length === 0 || words.some((word) => name.includes(word)))
    .sort((a, b) => a.name.localeCompare(b.name));
}

function read(folder: string): Attack {
  const name = folder.slice(dirname(attacksFolder).length + '/attacks/'.length);
  const told = JSON.parse(readFileSync(join(folder, 'attack.json'), 'utf8')) as unknown;
  return { ...description.parse(told), name, folder };
}
