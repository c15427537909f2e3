// Repositories that want git to do something for them.
import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { commitAll, git, Handed, takenOf, told } from '../../support/submissions.ts';

const kata = 'katas/41-call-me-by-name';
const setup = `${kata}/setup.ts`;
const mine = { '41-call-me-by-name/setup.ts': 'mine' };

let handed: Handed;

beforeEach(async () => {
  handed = new Handed();
  handed.file(`../work/${setup}`, 'mine');
  await commitAll(handed.path('../work'));
});

afterEach(() => handed.end('work'));

/** What is taken of the only submission, and what a teacher is told. */
async function read() {
  const one = await handed.takeOne();
  return { taken: takenOf(one), told: told(one), submittedAt: one.submittedAt };
}

/** A repository without files, in the class’s folder; resolves to where it lies. */
async function bare(): Promise<string> {
  await git(handed.folder, 'clone', '--quiet', '--bare', '--no-local', '../work', 'ada.git');
  return handed.path('ada.git');
}

/** A tree that git would not make of files; resolves to its id. */
function tree(entries: [mode: string, name: string, id: string][]): string {
  const parts = entries.map(([mode, name, id]) => [
    ...[Buffer.from(`${mode} ${name}\0`), Buffer.from(id, 'hex')],
  ]);
  const args = ['hash-object', '-w', '-t', 'tree', '--literally', '--stdin'];
  return execFileSync('git', args, {
    cwd: handed.path('../work'),
    input: Buffer.concat(parts.flat()),
  })
    .toString()
    .trim();
}

function blob(content: string | Buffer): string {
  const args = ['hash-object', '-w', '--stdin'];
  return execFileSync('git', args, { cwd: handed.path('../work'), input: content })
    .toString()
    .trim();
}

/** Makes HEAD of a repository without files a commit of this tree. */
async function commit(root: string): Promise<void> {
  const work = handed.path('../work');
  const id = await git(work, 'commit-tree', '-m', 'crafted', root);
  await git(work, 'update-ref', 'refs/heads/main', id);
  await bare();
}

describe('nothing of a repository is run', () => {
  const commands = (marker: string) => {
    const command = `touch ${marker}`;
    return `
[core]
\tfsmonitor = "${command}; false"
\thooksPath = hooks
\tsshCommand = "${command}"
\tgitProxy = "${command}"
\teditor = "${command}"
\tpager = "${command}"
\tattributesFile = ${marker}.attributes
\talternateRefsCommand = "${command}"
[include]
\tpath = ${marker}.config
[filter "run"]
\tsmudge = "${command}; cat"
\tclean = "${command}; cat"
\tprocess = "${command}"
\trequired = true
[diff "run"]
\ttextconv = "${command}; cat"
[log]
\tshowSignature = true
[gpg]
\tprogram = "${command}"
[credential]
\thelper = "!${command}"
[uploadpack]
\tpackObjectsHook = "${command}"
[extensions]
\tpartialClone = origin
[remote "origin"]
\turl = "ext::sh -c '${command}'"
\tpromisor = true
\tuploadpack = "${command}; git-upload-pack"
`;
  };

  async function prepare(gitDir: string): Promise<string> {
    const marker = handed.path('../work/was-run');
    const hooks = ['post-checkout', 'reference-transaction', 'pre-auto-gc', 'post-index-change'];
    mkdirSync(join(gitDir, 'hooks'), { recursive: true });
    for (const hook of hooks)
      writeFileSync(join(gitDir, 'hooks', hook), `#!/bin/sh\ntouch ${marker}\n`, { mode: 0o755 });
    appendFileSync(join(gitDir, 'config'), commands(marker));
    await git(gitDir, 'config', '--list').catch(() => '');
    return marker;
  }

  test('in a clone', async () => {
    await git(handed.folder, 'clone', '--quiet', '--no-local', '../work', 'ada');
    const marker = await prepare(handed.path('ada/.git'));
    handed.file('ada/.gitattributes', '* filter=run diff=run\n');
    const { taken, submittedAt } = await read();
    expect([taken, submittedAt]).toEqual([mine, '2026-11-24T09:00:00.000Z']);
    expect(existsSync(marker)).toBe(false);
  });

  test('in a repository without files', async () => {
    const marker = await prepare(await bare());
    expect(await read()).toMatchObject({ taken: mine, told: [] });
    expect(existsSync(marker)).toBe(false);
  });

  test('when an object is missing that a remote would have', async () => {
    const id = (await git(handed.path('../work'), 'rev-parse', `HEAD:${setup}`)).trim();
    cpSync(handed.path('../work/.git'), handed.path('ada.git'), { recursive: true });
    const marker = await prepare(handed.path('ada.git'));
    rmSync(handed.path('ada.git/objects', id.slice(0, 2), id.slice(2)));
    const { taken, told } = await read();
    expect(taken).toEqual({});
    expect(told).toEqual(['ada.git has git objects that are missing, damaged or too large']);
    expect(existsSync(marker)).toBe(false);
  });
});

describe('objects of others', () => {
  const elsewhere = 'ada.git has its objects elsewhere (objects/info/alternates)';

  test('by a list of alternates', async () => {
    const folder = await bare();
    rmSync(join(folder, 'objects/pack'), { recursive: true });
    mkdirSync(join(folder, 'objects/info'), { recursive: true });
    writeFileSync(join(folder, 'objects/info/alternates'), handed.path('../work/.git/objects'));
    expect(await read()).toMatchObject({ taken: {}, told: [elsewhere] });
  });

  test.each(['objects', 'objects/pack'])('by a link instead of %s', async (path) => {
    const folder = await bare();
    renameSync(join(folder, path), handed.path('../work/moved'));
    symlinkSync(handed.path('../work/moved'), join(folder, path));
    const { taken, told } = await read();
    expect(taken).toEqual({});
    expect(told).toEqual(['ada.git has among git’s objects something that is no folder']);
  });

  test('by a link instead of a pack', async () => {
    const folder = await bare();
    const [pack = ''] = readdirSync(join(folder, 'objects/pack')).filter((name) =>
      name.endsWith('.pack'),
    );
    renameSync(join(folder, 'objects/pack', pack), handed.path('../work/pack'));
    symlinkSync(handed.path('../work/pack'), join(folder, 'objects/pack', pack));
    const { taken, told } = await read();
    expect(taken).toEqual({});
    expect(told).toEqual(['ada.git has among git’s objects something that is a symbolic link']);
  });

  test('by a .git that is a file, or a link', async () => {
    handed.file(`ada/${setup}`, 'mine');
    handed.file('ada/.git', `gitdir: ${handed.path('../work/.git')}`);
    expect(await read()).toEqual({ taken: mine, told: [], submittedAt: null });
    rmSync(handed.path('ada/.git'));
    symlinkSync(handed.path('../work/.git'), handed.path('ada/.git'));
    expect(await read()).toEqual({ taken: mine, told: [], submittedAt: null });
  });

  test('by objects that replace others', async () => {
    const work = handed.path('../work');
    const own = (await git(work, 'rev-parse', `HEAD:${setup}`)).trim();
    await git(work, 'replace', own, blob('another'));
    await git(handed.folder, 'clone', '--quiet', '--mirror', '--no-local', '../work', 'ada.git');
    expect(await read()).toMatchObject({ taken: mine, told: [] });
  });
});

describe('references', () => {
  test.each([
    [
      'out of the repository',
      'ref: refs/../../../work/secret',
      'has a refs/../../../work/secret that leads',
    ],
    ['in a circle', 'ref: refs/heads/circle', 'has no commit'],
    ['to nothing', 'ref: refs/heads/none', 'has no commit'],
    ['to what is no id', 'HEAD', 'has no commit'],
    ['to an option', 'ref: --upload-pack=touch', 'has no commit'],
  ])('%s', async (_what, head, words) => {
    const folder = await bare();
    writeFileSync(join(folder, 'HEAD'), `${head}\n`);
    writeFileSync(join(folder, 'refs/heads/circle'), 'ref: refs/heads/circle\n');
    const { taken, told } = await read();
    expect(taken).toEqual({});
    expect(told).toEqual([expect.stringMatching(`^ada\\.git ${words}`)]);
  });

  test('by a link', async () => {
    const folder = await bare();
    rmSync(join(folder, 'HEAD'));
    symlinkSync(handed.path('../work/.git/HEAD'), join(folder, 'HEAD'));
    expect((await read()).told).toEqual(['ada.git has a HEAD that is a symbolic link']);
  });
});

describe('trees', () => {
  test('links and submodules', async () => {
    const root = tree([
      ['160000', '41-call-me-by-name', '1'.repeat(40)],
      ['120000', 'katas', blob('/etc')],
    ]);
    await commit(root);
    const { taken, told } = await read();
    expect(taken).toEqual({});
    expect(told).toEqual([
      'ada.git holds no file of a kata: katas/<kata>/ was looked for',
      '41-call-me-by-name is a submodule; it was left out',
      'katas is a symbolic link; it was left out',
    ]);
  });

  test('paths that git would not check out', async () => {
    const evil = tree([['100644', 'setup.ts', blob('evil')]]);
    const within = tree([
      ['40000', '..', evil],
      ['40000', '.git', evil],
      ['100644', 'a\nb', blob('x')],
      ['100644', 'c\\d', blob('x')],
      ['100644', '/etc/passwd', blob('x')],
      ['100644', 'setup.ts', blob('mine')],
    ]);
    await commit(tree([['40000', 'katas', tree([['40000', '41-call-me-by-name', within]])]]));
    const { taken, told } = await read();
    expect(taken).toEqual(mine);
    expect(told.filter((text) => text.startsWith(kata))).toEqual([
      `${kata}/.. leads out of the submission; it was left out`,
      `${kata}/../setup.ts leads out of the submission; it was left out`,
      `${kata}/a\\u{a}b has a control character in its name; it was left out`,
      `${kata}/c\\d has a backslash in its name; it was left out`,
    ]);
  });

  test('a folder in itself, ten times ten times ten …', async () => {
    let id = blob('x');
    for (let depth = 0; depth < 12; depth += 1)
      id = tree(
        Array.from({ length: 10 }, (_, at) => [depth === 0 ? '100644' : '40000', `${at}`, id]),
      );
    await commit(id);
    const { taken, told } = await read();
    expect(taken).toEqual({});
    expect(told).toEqual(['ada.git holds more than 10,000 files and folders']);
  });

  test('a list of one folder that is larger than memory should be', async () => {
    const id = blob('x');
    const names = Array.from({ length: 150_000 }, (_, at) => `${'n'.repeat(220)}${at + 100_000}`);
    await commit(tree(names.map((name) => ['100644', name, id])));
    const { taken, told } = await read();
    expect(taken).toEqual({});
    expect(told).toEqual(['ada.git has git objects that are missing, damaged or too large']);
  });

  test('a file of 60 MB', async () => {
    const large = tree([['100644', 'setup.ts', blob(Buffer.alloc(60_000_000))]]);
    await commit(tree([['40000', 'katas', tree([['40000', '41-call-me-by-name', large]])]]));
    const { taken, told } = await read();
    expect(taken).toEqual({});
    expect(told).toContain('setup.ts is larger than 5 MB; it was left out');
  });
});

describe('bundles', () => {
  const make = (...args: string[]) =>
    git(handed.path('../work'), 'bundle', 'create', '--quiet', handed.path('ada.bundle'), ...args);

  test('one that needs another commit', async () => {
    writeFileSync(handed.path('../work', setup), 'more');
    await commitAll(handed.path('../work'));
    await make('HEAD~1..main');
    expect((await read()).told).toEqual([
      'ada.bundle has only what is new since another commit, not all',
    ]);
  });

  test('one with branches to choose from', async () => {
    await git(handed.path('../work'), 'branch', '-m', 'one');
    await git(handed.path('../work'), 'branch', 'two');
    await make('one', 'two');
    expect((await read()).told).toEqual([
      'ada.bundle has no HEAD, and not one branch: which counts is not guessed',
    ]);
  });

  test('one that is cut short, damaged, or something else', async () => {
    await make('HEAD');
    const whole = readFileSync(handed.path('ada.bundle'));
    const damaged = Buffer.from(whole).fill(0xff, whole.length - 60, whole.length - 30);
    for (const content of [whole.subarray(0, -30), damaged]) {
      writeFileSync(handed.path('ada.bundle'), content);
      expect(await read()).toMatchObject({
        taken: {},
        told: ['ada.bundle has git objects that are missing, damaged or too large'],
      });
    }
    writeFileSync(handed.path('ada.bundle'), 'not at all\n\n');
    expect((await read()).told).toEqual(['ada.bundle is not a git bundle']);
  });
});

test('the time is the commit’s own, not one that its message tells', async () => {
  const message = 'mine\n\ncommitter Ada <ada@example.org> 1 +0000\n';
  await git(handed.path('../work'), 'commit', '--quiet', '--amend', '--message', message);
  await bare();
  expect((await read()).submittedAt).toBe('2026-11-24T09:00:00.000Z');
});
