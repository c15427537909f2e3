import { execa } from 'execa';
import transformer from '../../../src/judge/jest/transform.ts';
import { codeFile } from '../../../src/system/own-package.ts';

const spec = `import { expect } from '#lab';\nconst answer: number = 42;\nexpect(answer);\n`;
const options = {} as Parameters<typeof transformer.process>[2];

test('TypeScript becomes CommonJS, and says which line was which', () => {
  const made = transformer.process(spec, '/katas/41/kata.spec.ts', options);
  expect(made.code).toContain('require("#lab")');
  expect(made.code).toContain('const answer = 42;');
  expect(made.code).toMatch(/sourceMappingURL=data:application\/json/);
});

test('another text, or another file, is another one for Jest', () => {
  const key = (source: string, file: string) => transformer.getCacheKey?.(source, file, options);
  const file = '/katas/41/kata.spec.ts';
  expect(key(spec, file)).toBe(key(spec, file));
  expect(key(`${spec}\n`, file)).not.toBe(key(spec, file));
  expect(key(spec, '/katas/42/kata.spec.ts')).not.toBe(key(spec, file));
});

test('swc is loaded for a new file only', async () => {
  const file = JSON.stringify(codeFile('src/judge/jest/transform'));
  const script = `
    const { default: transformer } = await import(${file});
    const libraries = () => process.report.getReport().sharedObjects.join();
    transformer.getCacheKey('', 'kata.spec.ts', {});
    console.log(libraries().includes('swc'));
    transformer.process('', 'kata.spec.ts', {});
    console.log(libraries().includes('swc'));`;
  const args = ['--no-warnings', '--input-type=module', '--eval', script];
  const { stdout } = await execa(process.execPath, args);
  expect(stdout).toBe('false\ntrue');
});
