import type { Kata } from '../../katas/kata.ts';
import type { RosterRow } from '../intake/students/roster.ts';
import type { GradeSheet } from '../model/model.ts';
import type { ExportContext } from './exporters/exporter.ts';
import { exporters, type Format } from './exporters/index.ts';
import type { ReportFile } from './write-files.ts';

/** What {@link exportedFiles} needs beside the sheet. */
export interface ExportOptions {
  katas: Kata[];
  formats: Format[];
  roster: RosterRow[];
  env: NodeJS.ProcessEnv;
  /** What the grader's own reports are called. */
  taken: ReadonlySet<string>;
  /** Tells the teacher something of an export, once. */
  tell: (words: string) => void;
}

/**
 * The files of the chosen formats: `<format>/<student>/<file>`. Other programs grade one submission
 * at a time and look for one file: with one student and one format it is `<file>` as well.
 */
export function* exportedFiles(
  sheet: GradeSheet,
  { katas, formats, roster, env, tell, taken }: ExportOptions,
): Generator<ReportFile> {
  const kata = (name: string) => katas.find(({ folderName }) => folderName === name);
  const told = new Set<string>();
  const chosen = [...new Set(formats)];
  for (const format of chosen) {
    const context: ExportContext = {
      ...{ kata, roster, env },
      tell: (words) => {
        if (!told.has(words)) tell(`${format}: ${words}`);
        told.add(words);
      },
    };
    const files = exporters[format].export(sheet, context);
    for (const { path, content } of files) yield { path: `${format}/${path}`, content };
    const [only, ...others] = files;
    if (only && others.length === 0 && chosen.length === 1 && sheet.students.length === 1)
      yield { path: ownName(format, only.path.replace(/^.*\//, ''), taken), content: only.content };
  }
}

/** The grader's own reports lie in the same folder. */
function ownName(format: Format, name: string, taken: ReadonlySet<string>): string {
  if (taken.has(name))
    throw new TypeError(`The format ${format} cannot call a file ${name}: a report is called so`);
  return name;
}
