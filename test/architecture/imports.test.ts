import { globSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { checkout } from '../../src/system/paths.ts';

/**
 * The folders of `src/`, the lowest first: a file may import from its own folder and from those before
 * it. `docs/developers.md` says what lives in each.
 */
const order = [
  ...['errors', 'system', 'text', 'engine', 'images', 'katas'],
  ...['lab/run', 'lab/fixtures', 'lab/probes', 'lab/failures', 'lab/objects', 'lab/clients'],
  ...['lab/proxy', 'lab/setup', 'lab/matchers', 'lab', 'capabilities'],
  ...['pictures/schema', 'pictures/collect', 'pictures/compare', 'pictures/draw', 'pictures/svg'],
  'pictures/html',
  ...['judge', 'learner', 'board/protocol'],
  ...['watch/state', 'watch/files', 'watch/views', 'watch/judging', 'watch'],
  ...['board', 'doctor', 'authoring', 'gallery', 'bench', 'claims'],
  ...['grading/model', 'grading/rules', 'grading/intake', 'grading/sandbox', 'grading/runners'],
  ...[
    'grading/queue',
    'grading',
    'grading/simulation',
    'grading/reports',
    'handout',
    'packing',
    'verify',
    'cli',
  ],
];

const root = join(checkout, 'src');
const files = globSync('**/*.{ts,mjs}', { cwd: root })
  .map((file) => file.replaceAll('\\', '/'))
  // What `new` lays out imports from where it will lie.
  .filter((file) => !/^(?:authoring|handout)\/template\//.test(file));
const imports = new Map(files.map((file) => [file, importsOf(file)]));

function importsOf(file: string): string[] {
  const text = readFileSync(join(root, file), 'utf8');
  const paths = [...text.matchAll(/(?:\bfrom |\bimport\(|^import )'(\.{1,2}\/[^']+)'/gm)];
  return paths.map(([, path = '']) => posix.join(posix.dirname(file), path)).filter(isOurs);
}

function isOurs(path: string): boolean {
  return files.includes(path);
}

/** The innermost folder of the order that a file lies in. */
function folderOf(file: string): string {
  const around = order.filter((folder) => file.startsWith(`${folder}/`));
  return around.sort((a, b) => b.length - a.length)[0] ?? `${file} is in no folder of the order`;
}

test('every file lies in a folder of the order', () => {
  expect(files.map(folderOf).filter((folder) => !order.includes(folder))).toEqual([]);
  expect(order.filter((folder) => !files.some((file) => folderOf(file) === folder))).toEqual([]);
});

test('nothing is imported from a folder further up', () => {
  const up = [...imports].flatMap(([file, paths]) =>
    paths
      .filter((path) => order.indexOf(folderOf(path)) > order.indexOf(folderOf(file)))
      .map((path) => `${file} imports ${path}`),
  );
  expect(up).toEqual([]);
});

test('no files import each other in a circle', () => {
  expect(circles(imports)).toEqual([]);
});

test.each([
  ['bullmq', 'grading/queue'],
  ['csv-parse', 'grading/intake'],
])('%s is imported in %s alone', (name, folder) => {
  const using = files.filter((file) =>
    new RegExp(`(?:from |import\\()'${name}['/]`).test(readFileSync(join(root, file), 'utf8')),
  );
  expect(using.length).toBeGreaterThan(0);
  expect(using.filter((file) => !file.startsWith(`${folder}/`))).toEqual([]);
});

test('a circle is found', () => {
  const graph = new Map([
    ['a', ['b']],
    ['b', ['c']],
    ['c', ['b']],
    ['d', ['a']],
  ]);
  expect(circles(graph)).toEqual([['b', 'c']]);
});

/** The files of which each reaches the others: what is left when nobody can be taken away any more. */
function circles(graph: Map<string, string[]>): string[][] {
  const reached = new Map([...graph.keys()].map((file) => [file, reach(graph, file)]));
  const inCircle = [...graph.keys()].filter((file) => reached.get(file)?.has(file));
  const groups = Map.groupBy(inCircle, (file) =>
    inCircle.filter((one) => reached.get(file)?.has(one) && reached.get(one)?.has(file)).join(' '),
  );
  return [...groups.values()];
}

/** All that a file imports, and what that imports, and so on. */
function reach(graph: Map<string, string[]>, file: string): Set<string> {
  const seen = new Set<string>();
  const waiting = [...(graph.get(file) ?? [])];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (seen.has(next)) continue;
    seen.add(next);
    waiting.push(...(graph.get(next) ?? []));
  }
  return seen;
}
