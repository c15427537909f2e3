import { globSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { checkout } from '../../src/system/paths.ts';
import config from '../jest.config.ts';

const tests = globSync('test/**/*.test.ts', { cwd: checkout });

test.each(tests)('%s is in exactly one section', (file) => {
  const path = join(checkout, file);
  const sections = config.projects.filter(({ testRegex: [pattern = ''] }) =>
    new RegExp(pattern).test(path),
  );
  expect(sections.map(({ displayName }) => displayName)).toHaveLength(1);
});

describe('a matcher', () => {
  const files = globSync('src/lab/matchers/*/to-*.ts', { cwd: checkout });
  const text = (path: string) => readFileSync(join(checkout, path), 'utf8');
  const specs = globSync('katas/*/kata.spec.ts', { cwd: checkout }).map(text).join('\n');

  test.each(files)('%s: one function of its name, known to Jest, documented, and tried', (file) => {
    const name = camelCase(basename(file, '.ts'));
    const domain = basename(dirname(file));
    const exported = [...text(file).matchAll(/^export (?:async )?function (to[A-Z]\w*)/gm)];
    expect(exported.map(([, one]) => one)).toEqual([name]);
    expect(text('src/lab/matchers/index.ts')).toMatch(new RegExp(`^  ${name},$`, 'm'));
    const section = text('docs/matchers.md').split(`\n## ${domain}\n`)[1]?.split('\n## ')[0];
    expect(section).toContain(`| \`${name}\``);
    // By stored answers, by a test at the same path, or by another matcher that is.
    const own = globSync(`test/lab/matchers/${domain}/${basename(file, '.ts')}.*test.ts`, {
      cwd: checkout,
    });
    const others = files.filter((one) => one !== file).map(text);
    const isTried = specs.includes(`.${name}(`) || own.length > 0;
    expect(isTried || others.some((one) => one.includes(`${name}(`))).toBe(true);
  });

  test('no line tells of one that is gone', () => {
    const lines = [...text('docs/matchers.md').matchAll(/^\| `(to[A-Z]\w*)`/gm)];
    const names = files.map((file) => camelCase(basename(file, '.ts')));
    expect(lines.map(([, name]) => name).sort()).toEqual(names.sort());
  });
});

function camelCase(words: string): string {
  return words.replaceAll(/-(\w)/g, (_all, letter: string) => letter.toUpperCase());
}
