// Every block of code in the pages says before it, in a comment, what it is: `<!-- run -->` commands that are
// run here; `<!-- output of: COMMAND -->`; `<!-- file: PATH -->` a part of a file; `<!-- tested by: PATH -->` a
// test that takes it from the page; `<!-- not run: REASON -->`.
import { existsSync, globSync, readFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { execa } from 'execa';
import { cliBlockIn } from '../../src/authoring/cli-block.ts';
import { checkout } from '../../src/system/paths.ts';
import { Clone } from '../support/clone.ts';
import { codeBlocksIn, type CodeBlock } from '../support/code-blocks.ts';

const pages = globSync(['*.md', 'docs/**/*.md', 'katas/*/*.md'], { cwd: checkout });
const read = (file: string) => readFileSync(join(checkout, file), 'utf8');
const blocks = pages.flatMap((page) =>
  codeBlocksIn(read(page)).map((block) => ({ ...block, page })),
);
const runnable = blocks.filter(({ mark }) => mark?.kind === 'run' || mark?.kind === 'output of');

let clone: Clone;
beforeAll(async () => {
  clone = await Clone.make();
});
afterAll(() => clone.remove());
afterEach(async () => {
  await clone.git('checkout', '--quiet', '--', '.');
  await clone.git('clean', '--quiet', '--force', '-d');
});

/** Runs commands as somebody does who has just cloned; resolves whatever they come to. */
function inClone(commands: string) {
  const PATH = [dirname(process.execPath), process.env['PATH']].join(delimiter);
  const env = { PATH, NO_COLOR: '1', FORCE_COLOR: '0' };
  return execa('bash', ['-euo', 'pipefail', '-c', commands], {
    ...{ cwd: clone.folder, env, all: true, reject: false, stdin: 'ignore', timeout: 60_000 },
  });
}

/** What a mark says and is not so; null where it is so. What has to be run for that is left out. */
function untrue(page: string, { text, mark }: CodeBlock): string | null {
  if (!mark) return 'no comment before it says what it is';
  const { kind, about } = mark;
  if (kind === 'file') {
    const there = existsSync(join(checkout, about)) && read(about).includes(text.trim());
    return there ? null : `it is no part of ${about}`;
  }
  if (kind === 'tested by') {
    const tests = /\.test\.ts$/.test(about) && existsSync(join(checkout, about));
    return tests && read(about).includes(`'${page}'`)
      ? null
      : `${about} does not take it from here`;
  }
  if (kind === 'not run') return about.split(' ').length > 3 ? null : 'a reason of a few words';
  return (kind === 'output of') === (about !== '') ? null : 'the command that prints it';
}

/** True where lines are what was printed; … stands for anything within a line, on its own for any lines. */
function matches(text: string, printed: string): boolean {
  const pattern = text
    .trim()
    .replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')
    .replaceAll(/^…$/gm, '[^]*')
    .replaceAll('…', '.*');
  return new RegExp(`^${pattern}$`).test(printed.trim());
}

test('every block of code says what it is, and that is so', () => {
  expect(blocks.length).toBeGreaterThan(20);
  const wrong = blocks.flatMap((block) => {
    const why = untrue(block.page, block);
    return why === null ? [] : [`${block.page}:${block.line}: ${why}`];
  });
  expect(wrong).toEqual([]);
});

test.each(runnable.map((block) => [`${block.page}:${block.line}`, block] as const))(
  '%s',
  async (_, { text, mark }) => {
    const { all, stdout, exitCode } = await inClone(mark?.about || text);
    expect(`${all}\nexit ${exitCode}`).toMatch(/\nexit 0$/);
    const asSaid = mark?.kind === 'run' || matches(text, stdout);
    expect(asSaid ? text : stdout).toBe(text);
  },
);

test('a solution has no other block than the one that is run with the docker CLI', () => {
  for (const file of globSync('solutions/*/README.md', { cwd: checkout })) {
    expect({ file, blocks: codeBlocksIn(read(file)).length }).toEqual({ file, blocks: 1 });
    expect({ file, block: cliBlockIn(read(file)) }).not.toEqual({ file, block: null });
  }
});

describe('seen to fail', () => {
  const page = 'docs/page.md';
  const why = (markdown: string) => codeBlocksIn(markdown).map((block) => untrue(page, block));
  const code = (mark: string, text = 'echo') => `A text.\n\n${mark}\n\n\`\`\`sh\n${text}\n\`\`\`\n`;

  test.each([
    ['', 'no comment before it says what it is'],
    ['<!-- prettier-ignore -->', 'no comment before it says what it is'],
    ['<!-- run: -->', 'no comment before it says what it is'],
    ['<!-- file: src/nowhere.ts -->', 'it is no part of src/nowhere.ts'],
    ['<!-- file: package.json -->', 'it is no part of package.json'],
    ['<!-- tested by: test/nowhere.test.ts -->', 'test/nowhere.test.ts does not take it from here'],
    [
      '<!-- tested by: test/docs/katas-table.test.ts -->',
      'test/docs/katas-table.test.ts does not take it from here',
    ],
    ['<!-- not run: later -->', 'a reason of a few words'],
    ['<!-- output of -->', 'the command that prints it'],
  ])('%s', (mark, problem) => {
    expect(why(code(mark, 'echo "nothing of this"'))).toEqual([problem]);
  });

  test('a mark belongs to one block alone, also to one within a list', () => {
    expect(why(`${code('<!-- run -->')}\n${code('')}`)).toEqual([null, expect.any(String)]);
    const [item] = codeBlocksIn('1. One\n\n   <!-- run -->\n\n   ```sh\n   echo 1\n   ```\n');
    expect(item).toMatchObject({ line: 5, text: 'echo 1\n', mark: { kind: 'run' } });
  });

  test('what is printed is compared; … is what varies', () => {
    expect(matches('a … b\n…\nend\n', 'a 12 b\nx\ny\nend')).toBe(true);
    expect(matches('a (b)\n', 'a b')).toBe(false);
    expect(matches('a … b\n', 'a\nb')).toBe(false);
  });

  test('a command that fails in the middle fails', async () => {
    expect((await inClone('npm run dojo -- nwe\necho on')).exitCode).not.toBe(0);
  });
});
