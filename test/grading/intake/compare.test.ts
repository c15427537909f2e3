// What differs from the grader’s checkout is named, and never used.
import { cpSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkout } from '../../../src/system/paths.ts';
import { Handed, takenOf, told } from '../../support/submissions.ts';
import { zipOf } from '../../support/zips.ts';

const kata = 'katas/41-call-me-by-name';
const taken = { '41-call-me-by-name/setup.ts': 'mine' };

let handed: Handed;

beforeEach(() => {
  handed = new Handed();
});

afterEach(() => handed.remove());

test('files that judge: the spec, package.json, the dojo’s own, the answers', async () => {
  handed.files('Ada/repo', {
    [`${kata}/setup.ts`]: 'mine',
    [`${kata}/kata.spec.ts`]: 'test("anything", () => undefined);',
    [`${kata}/README.md`]: 'notes',
    [`${kata}/helper.ts`]: '',
    'katas/originals/41-call-me-by-name.json': '{}',
    'katas/99-of-my-own/kata.json': '{}',
    'package.json': '{}',
    'jest.config.ts': '',
    'src/judge/judge.ts': 'passed',
    'src/extra.ts': '',
    'solutions/41-call-me-by-name/reference/setup.ts': 'another',
    'notes/todo.txt': 'nobody minds',
  });
  const ada = await handed.takeOne();
  expect(takenOf(ada)).toEqual(taken);
  expect(told(ada, 'changed').filter((text) => !text.includes('missing'))).toEqual([
    'kata.spec.ts was changed; the original was used',
    'jest.config.ts was changed; the original was used',
    'katas/originals/41-call-me-by-name.json was changed; the original was used',
    'package.json was changed; the original was used',
    'solutions/41-call-me-by-name/reference/setup.ts was changed; the original was used',
    'src/judge/judge.ts was changed; the original was used',
    'README.md was changed; the original was used',
  ]);
  expect(told(ada, 'foreign')).toEqual([
    'helper.ts is no file of the dojo; it was left out',
    'katas/99-of-my-own/kata.json is no file of the dojo; it was left out',
    'src/extra.ts is no file of the dojo; it was left out',
  ]);
  const spec = ada.remarks.find(({ text }) => text.startsWith('kata.spec.ts'));
  expect(spec?.kata).toBe('41-call-me-by-name');
});

test('many are counted', async () => {
  const files = Array.from({ length: 50 }, (_, at) => [`src/extra-${at + 10}.ts`, ''] as const);
  handed.files('Ada', { [`${kata}/setup.ts`]: 'mine', ...Object.fromEntries(files) });
  const foreign = told(await handed.takeOne(), 'foreign');
  expect(foreign).toHaveLength(11);
  expect(foreign.at(-1)).toBe('and 40 more files were left out: they belong to nothing here');
});

test('a copy of a kata in which something is missing', async () => {
  cpSync(join(checkout, kata), handed.path('Ada', kata), { recursive: true });
  rmSync(handed.path('Ada', kata, 'kata.spec.ts'));
  rmSync(handed.path('Ada', kata, 'setup.ts'));
  const ada = await handed.takeOne();
  expect(told(ada)).toEqual([
    'Ada holds no file of a kata: katas/<kata>/ was looked for',
    'kata.spec.ts is missing; the original was used',
    'setup.ts is missing; it is yet to be handed in',
  ]);
  expect(ada).toMatchObject({ folder: null, katas: [] });
});

test('a file whose name differs in its capitals is not the one', async () => {
  handed.files('Ada', { 'katas/71-dont-reinstall/app/dockerfile': 'FROM scratch' });
  expect(told(await handed.takeOne(), 'foreign')).toEqual([
    'app/dockerfile is not app/Dockerfile; it was left out',
  ]);
  handed.files('Bob', { 'KATAS/41-Call-Me-By-Name/setup.ts': '' });
  const [, bob] = await handed.take();
  expect(bob).toMatchObject({ folder: null, katas: [] });
});

test('an answer in solutions/ is no submission', async () => {
  handed.files('Ada', {
    'solutions/41-call-me-by-name/setup.ts': 'theirs',
    'test/wrong-answers/41-call-me-by-name/setup.ts': 'theirs',
  });
  expect(await handed.takeOne()).toMatchObject({ folder: null, katas: [] });
});

describe('a kata that is there more than once', () => {
  test('the one in katas/ nearest the top counts', async () => {
    handed.files('Ada', {
      [`${kata}/setup.ts`]: 'mine',
      [`old/${kata}/setup.ts`]: 'old',
      '41-call-me-by-name/setup.ts': 'alone',
    });
    const ada = await handed.takeOne();
    expect(takenOf(ada)).toEqual(taken);
    expect(told(ada)).toEqual([
      `old/${kata} was left out: ${kata} counts`,
      `41-call-me-by-name was left out: ${kata} counts`,
    ]);
  });

  test('two that are equally near are not chosen between', async () => {
    handed.files('Ada', {
      [`a/${kata}/setup.ts`]: 'first',
      [`b/${kata}/setup.ts`]: 'second',
      'b/katas/71-dont-reinstall/app/Dockerfile': 'FROM scratch',
    });
    const ada = await handed.takeOne();
    expect(ada.katas).toEqual(['71-dont-reinstall']);
    expect(told(ada)).toEqual([
      `is there 2 times, in a/${kata}, b/${kata}: which one counts is not guessed`,
    ]);
  });
});

describe('archives within', () => {
  const zip = zipOf([{ name: `${kata}/setup.ts`, content: 'packed' }]);

  test('beside katas they are not unpacked', async () => {
    handed.files('Ada', { [`${kata}/setup.ts`]: 'mine', 'more.zip': zip, [`${kata}/a.tgz`]: 'x' });
    const ada = await handed.takeOne();
    expect(takenOf(ada)).toEqual(taken);
    expect(told(ada)).toEqual([
      'a.tgz is an archive in the submission; it was not unpacked',
      'more.zip is an archive in the submission; it was not unpacked',
    ]);
  });

  test('in an archive they are not unpacked', async () => {
    handed.file('Ada.zip', zipOf([{ name: 'katas.zip', content: zip }]));
    const ada = await handed.takeOne();
    expect(ada).toMatchObject({ folder: null });
    expect(told(ada)).toEqual([
      'Ada.zip holds no file of a kata: katas/<kata>/ was looked for',
      'katas.zip is an archive in the submission; it was not unpacked',
    ]);
  });

  test('of two in a folder none is chosen', async () => {
    handed.files('Ada', { 'first.zip': zip, 'second.zip': zip });
    expect(told(await handed.takeOne())).toEqual([
      'Ada holds 2 archives and no kata: which counts is not guessed',
    ]);
  });
});

test('names that every object has', async () => {
  handed.files('constructor', {
    [`${kata}/setup.ts`]: 'mine',
    [`${kata}/constructor`]: '',
    [`${kata}/__proto__`]: '',
    'src/toString': '',
  });
  const one = await handed.takeOne();
  expect([one.student, one.slug, takenOf(one)]).toEqual(['constructor', 'constructor', taken]);
  expect(told(one, 'foreign')).toEqual([
    '__proto__ is no file of the dojo; it was left out',
    'constructor is no file of the dojo; it was left out',
    'src/toString is no file of the dojo; it was left out',
  ]);
});

test('what an earlier run took does not stay', async () => {
  handed.files('Ada', { [`${kata}/setup.ts`]: 'mine' });
  await handed.take();
  mkdirSync(join(handed.into, '.reading-killed'));
  rmSync(handed.path('Ada', kata), { recursive: true });
  writeFileSync(handed.path('Ada', 'nothing'), '');
  const ada = await handed.takeOne();
  expect(ada.folder).toBeNull();
  expect(readdirSync(handed.into)).toEqual([]);
});
