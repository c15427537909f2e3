import { posix } from 'node:path';
import { CannotJudge } from '../../../errors/errors.ts';
import { docs } from '../../../engine/docs.ts';
import type { ImageHandle } from '../../objects/image/image.ts';
import { describeInstruction, describeLayers } from '../../objects/image/layers/describe.ts';
import type { Layer, LayerFile } from '../../objects/image/layers/layer.ts';
import type { MatcherResult } from '../define.ts';

/** A program: by which names it goes, and where an image has it that is known to have it. */
export interface Program {
  names: string[];
  /** Without a leading slash, and not that of a link: `usr/bin/dash`. */
  path: string;
}

/**
 * Looks through the layers of the image, its base included, for programs: none may be there under one of
 * its names, or under another name with the same content, though a later layer hides it.
 * @param options.control an image whose base has each of them: otherwise it would prove nothing
 */
export async function toHaveNoProgram(
  image: ImageHandle,
  programs: Program[],
  { control }: { control: ImageHandle },
): Promise<MatcherResult> {
  const names = new Set(programs.flatMap((program) => program.names));
  const [known, layers, found] = await Promise.all([
    read(programs, control),
    image.layers(),
    inBase(image, programs),
  ]);
  for (const layer of layers) {
    const named = layer.files.filter(
      ({ path, type }) => type !== 'folder' && names.has(base(path)),
    );
    const finds = [...named.map(describe), ...(await sameAs(known, layer, named))];
    const where = `in layer ${describeInstruction(layer.createdBy)}`;
    found.push(...finds.map((find) => `${find}   ${where}`));
  }
  return {
    pass: found.length === 0,
    finding: {
      ran: `docker save ${image.name}, then looked for programs in each layer`,
      got: [...found.slice(0, 6), ...more(found.length - 6)].join('\n'),
      expected: `no ${[...names].join(', ')}, under any name`,
      see: [describeLayers(image.name, layers)],
      read: docs.scratch,
    },
  };
}

interface Known {
  path: string;
  content: Buffer;
}

async function read(programs: Program[], control: ImageHandle): Promise<Known[]> {
  const there = await control.filesOfBase(programs.map(({ path }) => path));
  return programs.map(({ path }) => {
    const content = there.get(path);
    if (content) return { path, content };
    throw new CannotJudge({
      failed: 'The image that serves as the control has no such program on its base',
      on: path,
      next: ['this is a defect of the kata, not of your work'],
    });
  });
}

/** Those that the image has from its base, which is one of the catalogue's. */
async function inBase(image: ImageHandle, programs: Program[]): Promise<string[]> {
  const there = await image.filesOfBase(programs.map(({ path }) => path));
  return [...there.keys()].map((path) => `/${path}   in its base image`);
}

/** The files of a layer, beside those that were found already, that are one of the programs. */
async function sameAs(known: Known[], layer: Layer, found: LayerFile[]): Promise<string[]> {
  // What is of another size need not be read.
  const alike = layer.files.filter(
    (file) => !found.includes(file) && known.some(({ content }) => content.length === file.bytes),
  );
  const paths = new Set(alike.map(({ path }) => path));
  const same: string[] = [];
  for await (const { path, read: readFile } of paths.size > 0 ? layer.contents() : []) {
    if (!paths.has(path)) continue;
    const content = await readFile();
    const program = known.find((one) => one.content.equals(content));
    if (program) same.push(`/${path}, which is /${program.path}`);
  }
  return same;
}

/** The last part of a path; '' for the mark that hides a file. */
function base(path: string): string {
  const name = posix.basename(path);
  return name.startsWith('.wh.') ? '' : name;
}

function describe({ path, target }: LayerFile): string {
  return target === undefined ? `/${path}` : `/${path} -> ${target}`;
}

function more(rest: number): string[] {
  return rest > 0 ? [`… and ${rest} more`] : [];
}
