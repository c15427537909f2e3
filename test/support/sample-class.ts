// The sample class of docs/teachers.md: `npm run sample` writes its submissions anew, each in another form.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { execa } from 'execa';
import { checkout } from '../../src/system/paths.ts';
import { tarGzOf } from './tars.ts';
import { zipOf } from './zips.ts';

/** What the page has a teacher type, behind `npm run grade --`. */
export const sampleCommand = [
  'docs/classroom/sample/submissions',
  ...['--katas', '11', '41', '77'],
  ...['--roster', 'docs/classroom/sample/class.csv'],
  ...['--rules', 'docs/classroom/sample/grading.json'],
];

type Files = Record<string, string>;

const folder = join(checkout, 'docs/classroom/sample/submissions');
const door = '11-open-the-door/setup.ts';
const names = '41-call-me-by-name/setup.ts';
const crate = '77-shrink-the-crate/app/.dockerignore';

const read = (below: string, path: string, answer: string) =>
  readFileSync(join(checkout, below, path.replace('/', `/${answer}/`)), 'utf8');
const reference = (path: string) => read('solutions', path, 'reference');
const wrong = (path: string, answer: string) => read('test/wrong-answers', path, answer);

/** Right, and not as it is published: the option at another place, the network under another name. */
const port = '    .withExposedPorts(80)\n';
const ownDoor = reference(door).replace(port, '').replace('    .start()', `${port}    .start()`);
const ownNames = (network: string) => reference(names).replaceAll(/\bnetwork\b/g, network);
const ownCrate = 'node_modules\n**/node_modules\n';

/** What each has done. */
const works = {
  ada: { [door]: ownDoor, [names]: ownNames('shop'), [crate]: ownCrate },
  // Two mistakes that many make: a name on the default bridge network, and each folder by its name.
  ben: {
    [door]: ownDoor,
    [names]: wrong(names, 'default-bridge'),
    [crate]: wrong(crate, 'by-name'),
  },
  chiara: { [names]: ownNames('net'), [crate]: wrong(crate, 'root-only') },
  dilan: { [door]: ownDoor, [names]: ownNames('bridge'), [crate]: ownCrate },
  eva: { [door]: reference(door), [names]: reference(names), [crate]: reference(crate) },
  finn: { [door]: ownDoor.replace('Ports(80)', 'Ports(80'), [names]: ownNames('shop') },
} satisfies Record<string, Files>;

if (import.meta.main) await writeSubmissions();

/** Writes all six. Their bytes depend on the packers of this machine; what is in them does not. */
async function writeSubmissions(): Promise<void> {
  rmSync(folder, { recursive: true, force: true });
  write(join(folder, 'Ada Lovelace'), below('katas/', works.ada));
  const moodle = 'Ben Okafor_4711_assignsubmission_file_/katas.zip';
  const members = Object.entries(below('katas/', works.ben));
  write(folder, { [moodle]: zipOf(members.map(([name, content]) => ({ name, content }))) });
  write(folder, { '1003.tar.gz': await handIn('1003', works.chiara) });
  await bundle(join(folder, 'dilan.bundle'), below('katas/', works.dilan));
  write(join(folder, 'eva'), works.eva);
  write(join(folder, 'Finn Larsen'), below('katas/', works.finn));
}

function below(prefix: string, files: Files): Files {
  return Object.fromEntries(Object.entries(files).map(([path, text]) => [prefix + path, text]));
}

function write(into: string, files: Record<string, string | Buffer>): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(into, path)), { recursive: true });
    writeFileSync(join(into, path), content);
  }
}

/** As `dojo hand-in` packs it. The name in it is a claim, and a false one here. */
function handIn(top: string, files: Files): Promise<Buffer> {
  const note = { version: 1, name: 'Ada Lovelace', dojo: '0.1.0', at: '2026-12-01T20:40:00.000Z' };
  const all = { 'hand-in.json': `${JSON.stringify(note, null, 2)}\n`, ...below('katas/', files) };
  const mtime = new Date(note.at);
  return tarGzOf(
    Object.entries(all).map(([name, content]) => ({ name: `${top}/${name}`, content, mtime })),
  );
}

/** A repository in one file. Its commit came too late. */
async function bundle(file: string, files: Files): Promise<void> {
  const repository = mkdtempSync(join(tmpdir(), 'docker-dojo-sample-'));
  const [name, email, date] = ['Dilan', 'dilan@example.org', '2026-12-02T07:12:00+01:00'];
  const env = {
    ...{ GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' },
    ...{ GIT_AUTHOR_NAME: name, GIT_AUTHOR_EMAIL: email, GIT_AUTHOR_DATE: date },
    ...{ GIT_COMMITTER_NAME: name, GIT_COMMITTER_EMAIL: email, GIT_COMMITTER_DATE: date },
  };
  const git = (...args: string[]) => execa('git', args, { cwd: repository, env });
  try {
    write(repository, files);
    await git('init', '--quiet', '--initial-branch=main');
    await git('add', '--all');
    await git('commit', '--quiet', '--message', 'done at last');
    await git('bundle', 'create', '--quiet', file, 'HEAD', 'main');
  } finally {
    rmSync(repository, { recursive: true, force: true });
  }
}
