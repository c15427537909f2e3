import type { Kata } from '../../katas/kata.ts';
import type { GradeSheet } from '../model/model.ts';
import type { ExportContext } from './exporters/exporter.ts';
import { exporters, type Format } from './exporters/index.ts';
import type { ReportFile } from './write-files.ts';

/** What {@link exportedFiles} needs beside the sheet. */
export interface ExportOptions {
  katas: Kata[];
  formats: Format[];
  env: NodeJS.ProcessEnv;
}

/**
 * The files of the chosen formats: `<format>/<student>/<file>`. Other programs grade one submission
 * at a time and look for one file: with one student and one format it is `<file>` as well.
 */
export function* exportedFiles(
  sheet: GradeSheet,
  { katas, formats, env }: ExportOptions,
): Generator<ReportFile> {
  const kata = (name: string) => katas.find(({ folderName }) => folderName === name);
  const context: ExportContext = { kata, env };
  const chosen = [...new Set(formats)];
  for (const format of chosen) {
    const files = exporters[format].export(sheet, context);
    for (const { path, content } of files) yield { path: `${format}/${path}`, content };
    const [only, ...others] = files;
    if (only && others.length === 0 && chosen.length === 1 && sheet.students.length === 1)
      yield { path: only.path.replace(/^.*\//, ''), content: only.content };
  }
}
