import { appendFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { GradedStudent, GradeSheet, Result } from '../../src/grading/model/model.ts';
import { checkout, dojoHome } from '../../src/system/paths.ts';
import { waitFor } from '../../src/system/wait-for.ts';
import { Canaries } from '../support/attacks/canaries.ts';
import { corpus } from '../support/attacks/corpus.ts';
import { handInAnswers, handInAttacks } from '../support/attacks/hand-in.ts';
import { leftOf } from '../support/attacks/left.ts';
import { shareOut } from '../support/attacks/students.ts';
import { dojo } from '../support/dojo.ts';
import { describeWithSandboxes } from '../support/grading/small-class.ts';
import { kataOf } from '../support/judging.ts';

/** How long one kata may take here, in seconds; a machine that does much else needs more. */
const limit = Number(process.env['DOJO_ATTACKS_LIMIT'] ?? 30);

const attackers = shareOut(corpus());
const attacks = attackers.flatMap(({ student, attacks: own }) =>
  [...own].map(([kata, attack]) => ({ student, kata, attack })),
);

/** Whoever is judged before, between and after: right answers, and work that is not right yet. */
const honest: Record<string, Record<string, string>> = {
  'aa-honest-first': { '31': 'archive', '41': 'reference', '61': 'reference', '71': 'reference' },
  'ab-honest-and-wrong': { '61': 'one-file' },
  'lm-honest-between': { '41': 'by-alias' },
  'zz-honest-last': {
    '31': 'reference',
    '41': 'reference',
    '61': 'parent-folder',
    '71': 'deps-stage',
  },
};

describeWithSandboxes('a class of hostile students', () => {
  const home = dojoHome();
  const root = mkdtempSync('/var/tmp/docker-dojo-attacks-');
  const [classFolder, out, temporary] = ['class', 'out', 'tmp'].map((name) => join(root, name)) as [
    string,
    string,
    string,
  ];
  const canaries = new Canaries();
  let sheet: GradeSheet;
  let printed = '';
  let exitCode: number | undefined;
  /** Left by whoever was here before. */
  let before: string[] = [];

  beforeAll(async () => {
    for (const folder of [classFolder, temporary]) mkdirSync(folder, { recursive: true });
    await canaries.open();
    before = leftOf(home, temporary);
    const blanks = {
      ...{ checkout, home, out, class: classFolder },
      ...{ secrets: canaries.folder, secret: join(canaries.folder, `${canaries.word}.txt`) },
      ...{ addresses: canaries.addresses.join(','), address: canaries.behind },
      port: String(canaries.port),
    };
    for (const [student, answers] of Object.entries(honest))
      handInAnswers(classFolder, student, answers);
    appendFileSync(
      join(classFolder, 'aa-honest-first', 'katas', kataOf('41').folderName, 'setup.ts'),
      `\n// ${canaries.word}\n`,
    );
    for (const attacker of attackers) handInAttacks(classFolder, attacker, blanks);
    const words = `--jobs 2 --limit ${limit} --format github --katas 11 21 31 41 43 52 61 71 77 81 91 94`;
    const run = await dojo(['grade', classFolder, '--out', out, ...words.split(' ')], {
      env: {
        ...{ DOJO_HOME: home, TMPDIR: temporary },
        ...{ DOJO_SECRET: canaries.word, AWS_SECRET_ACCESS_KEY: canaries.word },
      },
      prefix: canaries.asKey,
      timeout: 30 * 60_000,
    });
    printed = run.all;
    exitCode = run.exitCode;
    if (exitCode !== 0 && exitCode !== 2) throw new Error(printed);
    sheet = JSON.parse(readFileSync(join(out, 'sheet.json'), 'utf8')) as GradeSheet;
  }, 31 * 60_000);

  afterAll(async () => {
    await canaries.close();
    if (!process.env['DOJO_ATTACKS_KEEP']) rmSync(root, { recursive: true, force: true });
  });

  test('the grading comes to its end, and judges everything', () => {
    const told = { exitCode, printed: exitCode === 0 ? '' : printed };
    expect(told).toEqual({ exitCode: 0, printed: '' });
  });

  test.each(attacks.map((one) => [one.attack.name, one] as const))('%s', (_name, one) => {
    const student = studentOf(sheet, one.student);
    const { seen, status, then, remarks } = one.attack;
    const told = student.remarks.map(({ text }) => text).join('\n');
    for (const words of remarks) expect(told).toMatch(new RegExp(words));
    expectVerdict(resultOf(student, one.kata), status, seen);
    if (then) expectVerdict(resultOf(student, then.kata), 'failed', then.seen);
  });

  test.each(Object.keys(honest))('%s is judged as ever', (name) => {
    const student = studentOf(sheet, name);
    const wrong = name.endsWith('wrong');
    const seen = student.results.flatMap(({ kata, verdict }) =>
      verdict ? [{ kata, verdict }] : [],
    );
    expect(seen.length).toBe(Object.keys(honest[name] ?? {}).length);
    for (const { kata, verdict } of seen)
      expect({ kata, status: verdict.status, why: textOf(verdict) }).toEqual({
        ...{ kata, status: wrong ? 'failed' : 'passed' },
        why: expect.stringMatching(wrong ? /Soup/ : /^$/) as string,
      });
    // What they hand in is published, and nothing else is to be said of it.
    const others = student.remarks.filter(({ text }) => !/^equals the published/.test(text));
    expect(others).toEqual([]);
  });

  test('nothing of the canaries is in any output, and nobody came by', () => {
    expect(canaries.foundIn(out, join(out, 'taken'))).toEqual([]);
    expect(printed).not.toContain(canaries.word);
    expect(canaries.visits).toEqual([]);
  });

  test('no line of an attack passes for the grader’s', () => {
    const summary = readFileSync(join(out, 'github', 'step-summary.md'), 'utf8');
    for (const text of [printed, summary]) {
      expect(text).not.toMatch(/^\s*::|^\s*##(?:\[|vso)/m);
      expect(text).not.toContain('\u001b');
    }
  });

  test('nothing is left', async () => {
    // The kernel takes away what the grader’s last process has held, a moment after it.
    const nothing = () => leftOf(home, temporary).every((one) => before.includes(one)) || undefined;
    await waitFor(nothing, { withinMs: 10_000 });
    expect(leftOf(home, temporary).filter((one) => !before.includes(one))).toEqual([]);
  });
});

function studentOf({ students }: GradeSheet, name: string): GradedStudent {
  const found = students.find(({ student }) => student === name);
  if (!found) throw new Error(`${name} is not on the sheet`);
  return found;
}

function resultOf({ results }: GradedStudent, number: string): Result {
  const found = results.find(({ kata }) => kata === kataOf(number).folderName);
  if (!found) throw new Error(`kata ${number} is not on the sheet`);
  return found;
}

type Verdict = NonNullable<Result['verdict']>;

function expectVerdict({ verdict }: Result, status: 'failed' | 'none', seen: string[]): void {
  const text = verdict ? textOf(verdict) : '';
  expect({ status: verdict?.status ?? 'none', text }).toEqual({ status, text });
  expect(text).not.toContain('GOT THROUGH');
  // Whoever reads it reads on.
  expect(text.length).toBeLessThan(30_000);
  for (const words of seen) expect(text).toMatch(new RegExp(words, 's'));
}

/** All that a verdict says. */
function textOf({ message, checks }: Verdict): string {
  return [message ?? '', ...checks.map((check) => check.message)].filter(Boolean).join('\n');
}
