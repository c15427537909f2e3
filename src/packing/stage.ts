import { cpSync, globSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { execa } from 'execa';
import { CannotJudge } from '../errors/errors.ts';
import { lastLines } from '../errors/error-details.ts';
import { loadKatas } from '../katas/load.ts';
import { originalKata } from '../katas/originals/lay-out.ts';
import { checkout } from '../system/own-package.ts';
import { dojoPackage, shrinkwrap, solutionsPackage } from './manifests.ts';

/** Where the two packages are put together: absolute path. */
export const stagingFolder = join(checkout, 'packed');

// Lies in the package as it lies here.
const asItIs = [
  ...[
    'bin',
    'images',
    'katas/originals',
    'katas/routes.json',
    'docs/sheet.schema.json',
    'docs/verdict.schema.json',
  ],
  ...['.nvmrc', 'CHANGELOG.md', 'LICENSE', 'README.md'],
];

// What of src/ is no code of the dojo’s own: data, and what is TypeScript where it is used.
const data = [
  ...['authoring/template', 'grading/reports/style', 'grading/sandbox/enter.sh'],
  ...['handout/template', 'judge/prewarm/warm-up', 'watch/views/web/assets', 'board/assets'],
];

/**
 * Puts docker-dojo and docker-dojo-solutions together below a folder, as npm packs them. The katas
 * are the originals, whatever somebody has made of them here.
 * @param into A folder that is made anew: absolute path.
 */
export async function stagePackages(into: string = stagingFolder): Promise<void> {
  rmSync(into, { recursive: true, force: true });
  const dojo = join(into, 'docker-dojo');
  await compile(join(dojo, 'src'));
  for (const path of asItIs) copy(join(checkout, path), join(dojo, path));
  for (const kata of loadKatas(join(checkout, 'katas'))) originalKata(kata, join(dojo, 'katas'));
  const own = dojoPackage(read('package.json'));
  write(join(dojo, 'package.json'), own);
  write(join(dojo, 'npm-shrinkwrap.json'), shrinkwrap(read('package-lock.json'), own));
  stageSolutions(join(into, 'docker-dojo-solutions'));
}

function stageSolutions(folder: string): void {
  copy(join(checkout, 'solutions'), folder);
  copy(join(checkout, 'LICENSE'), join(folder, 'LICENSE'));
  write(
    join(folder, 'package.json'),
    solutionsPackage(read('solutions/package.json'), read('package.json')),
  );
}

async function compile(to: string): Promise<void> {
  const { exitCode, all } = await execa('tsc', ['-p', 'tsconfig.pack.json', '--outDir', to], {
    ...{ cwd: checkout, preferLocal: true, all: true, reject: false },
  });
  if (exitCode !== 0)
    throw new CannotJudge({
      failed: 'The package could not be compiled',
      lines: lastLines(all, 20),
      next: ['npm ci --include=dev (brings the compiler)'],
    });
  const from = join(checkout, 'src');
  for (const path of data) copy(join(from, path), join(to, path));
  for (const file of globSync('**/*.mjs', { cwd: from }).filter(isCode))
    copy(join(from, file), join(to, file));
  for (const file of globSync('**/*.{js,mjs}', { cwd: to }).filter(isCode))
    writeFileSync(join(to, file), toJavaScriptNames(readFileSync(join(to, file), 'utf8')));
}

function isCode(file: string): boolean {
  return !data.some((path) => file.startsWith(`${path}/`));
}

/** What the compiler does for imports, for the files that processes and threads are started with. */
export function toJavaScriptNames(code: string): string {
  return code
    .replaceAll(/(new URL\('[\w./-]+)\.ts(', import\.meta\.url\))/g, '$1.js$2')
    .replaceAll(/(\bfrom '\.{1,2}\/[\w./-]+)\.ts'/g, "$1.js'");
}

function copy(from: string, to: string): void {
  cpSync(from, to, { recursive: true, dereference: true });
}

function read(path: string): Record<string, unknown> {
  return JSON.parse(readFileSync(join(checkout, path), 'utf8')) as Record<string, unknown>;
}

function write(path: string, content: unknown): void {
  writeFileSync(path, `${JSON.stringify(content, null, 2)}\n`);
}
