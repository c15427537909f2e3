import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { kataFile } from '../../katas/kata.ts';
import { filesIn } from '../../katas/originals/files.ts';

const folder = fileURLToPath(new URL('../template', import.meta.url));

/** What the kata in each template is called: a set of one, which can be judged and proved as it is. */
const original = { folderName: '00-the-template', number: '00', title: 'The template' };
/** The part of it that is a set’s, from where the kata’s folder lies. */
const places = ['katas', 'solutions', 'test/wrong-answers'] as const;

/** Where a file belongs: in the kata’s folder, among its right answers, or among the wrong ones. */
export type TemplatePaths = (typeof places)[number];

/** A file of a kata that is not there yet. */
export interface TemplateFile {
  place: TemplatePaths;
  /** Within the folder of the kata’s name, with slashes. */
  path: string;
  text: string;
}

/** A kata that fails properly, to be made into another; one for each way to edit something. */
export interface Template {
  edits: string[];
  files: TemplateFile[];
}

// The first that edits something of what is asked for is taken.
const names = ['setup', 'dockerfile', 'dockerignore'];

/** The templates, each read from its folder. */
export function templates(): Template[] {
  return names.map((name) => {
    const files = places.flatMap((place) => filesOf(join(folder, name, place), place));
    const description = files.find(({ path }) => path === 'kata.json')?.text ?? '';
    return { edits: kataFile.parse(JSON.parse(description)).edits, files };
  });
}

/** What becomes of a template’s file for a kata of another name. */
export interface Naming {
  number: string;
  title: string;
  folderName: string;
  track: string;
  minutes: number;
  edits: string[];
}

/** The text of a template’s file, with the kata’s own name, number and facts in it. */
export function filledIn({ path, text }: TemplateFile, kata: Naming): string {
  const named = text
    .replaceAll(original.folderName, kata.folderName)
    .replaceAll(`${original.number} ${original.title}`, () => `${kata.number} ${kata.title}`)
    .replaceAll(`npm test ${original.number}`, `npm test ${kata.number}`);
  if (path === 'kata.json') return withFacts(named, kata);
  if (path === 'README.md')
    return named.replace(/(?<=^\*\*You may edit\*\* )`[^`]+`/m, listed(kata));
  return named;
}

/** As text, so that it stays as it is laid out. */
function withFacts(json: string, { title, track, edits, minutes }: Naming): string {
  return json
    .replace(/(?<="title": ).*(?=,)/, () => JSON.stringify(title))
    .replace(/(?<="track": ).*(?=,)/, () => JSON.stringify(track))
    .replace(
      /(?<="edits": ).*(?=,)/,
      () => `[${edits.map((edit) => JSON.stringify(edit)).join(', ')}]`,
    )
    .replace(/(?<="minutes": ).*(?=,)/, String(minutes));
}

function listed({ edits }: Naming): string {
  return edits.map((edit) => `\`${edit}\``).join(', ');
}

function filesOf(parent: string, place: TemplatePaths): TemplateFile[] {
  const own = join(parent, original.folderName);
  return filesIn(own).map((path) => ({ place, path, text: readFileSync(join(own, path), 'utf8') }));
}
