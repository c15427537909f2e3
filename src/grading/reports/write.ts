import { appendFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Kata } from '../../katas/kata.ts';
import type { RosterRow } from '../intake/students/roster.ts';
import type { GradeSheet, GradedKata } from '../model/model.ts';
import { gradeSheet } from '../model/schema.ts';
import { exportedFiles } from './exported.ts';
import type { Format } from './exporters/index.ts';
import { feedbackHtml } from './feedback/as-html.ts';
import { feedbackMarkdown } from './feedback/as-markdown.ts';
import { feedbackFor } from './feedback/feedback.ts';
import { gradesCsv } from './grades-csv.ts';
import { hintsFor, type ShownHint } from './hints.ts';
import { junitXml } from './junit.ts';
import { knownFingerprints } from './known-files.ts';
import { overviewHtml } from './overview/overview.ts';
import { forStudents } from './shown.ts';
import { jsonText } from './text/json.ts';
import { notWritten, writeFiles, type ReportFile } from './write-files.ts';

/** Where reports go, and what they need beside the sheet. */
export interface ReportOptions {
  /** The folder to write to; made when it is not there. Files of the same names are replaced. */
  out: string;
  /** The katas as they are here: for hints, and for the files that everybody has. */
  katas: Kata[];
  /** Formats of other programs. */
  formats: Format[];
  /** The class, for formats that call students as another program does. */
  roster?: RosterRow[];
  /** Earlier sheets: the same files with another verdict there are told. */
  previous?: GradeSheet[];
  env?: NodeJS.ProcessEnv;
  /** Called with what an exporter has to tell the teacher. */
  tell?: (words: string) => void;
}

/** What was written. */
export interface Written {
  /** The teacher's page: absolute when `out` is. */
  index: string;
  files: number;
}

/** Writes every report of a sheet. The sheet comes first: everything else can be made from it again. */
export async function writeReports(sheet: GradeSheet, options: ReportOptions): Promise<Written> {
  // Names of files come from the sheet; one that does not fit its schema writes none.
  gradeSheet.parse(sheet);
  const { out, roster = [], env = process.env, tell = () => undefined } = options;
  const taken = new Set<string>();
  let files = await writeFiles(out, named([file('sheet.json', jsonText(sheet))], taken));
  const shown = forStudents(sheet);
  files += await writeFiles(out, named(reportFiles(sheet, shown, options), taken));
  const exported = [...exportedFiles(shown, { ...options, roster, env, tell, taken })];
  files += await writeFiles(out, exported);
  await tellGithub(exported, env);
  return { index: join(out, 'index.html'), files };
}

/** Made one after the other, as they are written: a class's feedback is never in memory at once. */
function* reportFiles(
  sheet: GradeSheet,
  shown: GradeSheet,
  { katas, previous = [] }: ReportOptions,
) {
  const kataOf = new Map(katas.map((kata) => [kata.folderName, kata]));
  yield file('grades.csv', gradesCsv(sheet));
  yield file('junit.xml', junitXml(sheet));
  const known = onceEach((name) => {
    const kata = kataOf.get(name);
    return kata ? knownFingerprints(kata) : new Set<string>();
  });
  yield file('index.html', overviewHtml({ sheet, previous, known }));
  const hints = onceEach<ShownHint[]>((name) => hintsFor(kataOf.get(name)));
  for (const student of shown.students) {
    const feedback = feedbackFor(sheet, student, ({ folderName }: GradedKata) => hints(folderName));
    yield file(`feedback/${student.slug}.html`, feedbackHtml(feedback));
    yield file(`feedback/${student.slug}.md`, feedbackMarkdown(feedback));
  }
  for (const student of sheet.students)
    for (const { kata, verdict } of student.results)
      if (verdict) yield file(`verdicts/${student.slug}/${kata}.json`, jsonText(verdict));
}

/** The same files, one after the other; their paths are added to `names`. */
function* named(files: Iterable<ReportFile>, names: Set<string>): Generator<ReportFile> {
  for (const one of files) {
    names.add(one.path);
    yield one;
  }
}

function file(path: string, content: string): ReportFile {
  return { path, content };
}

function onceEach<T>(make: (name: string) => T): (name: string) => T {
  const made = new Map<string, T>();
  return (name) => {
    const known = made.get(name) ?? make(name);
    made.set(name, known);
    return known;
  };
}

/** In a job of GitHub Actions the summary is handed over as well. */
async function tellGithub(exported: ReportFile[], env: NodeJS.ProcessEnv): Promise<void> {
  const summary = exported.find(({ path }) => path === 'github/step-summary.md');
  const target = env['GITHUB_STEP_SUMMARY'];
  if (!summary || !target) return;
  await appendFile(target, summary.content).catch((error: unknown) => {
    throw notWritten(target, error);
  });
}
