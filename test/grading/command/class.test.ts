import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { execa } from 'execa';
import { dojo } from '../../support/dojo.ts';
import { leftByEnded } from '../../support/grading/left.ts';
import { describeWithSandboxes, SmallClass, studentOf } from '../../support/grading/small-class.ts';
import { commitAll } from '../../support/submissions.ts';

const roster = 'name,id,file\nAda,1,ada\nBob,2,bob\nCarol,3,carol\nDan,4,dan\nEve,5,\n';

describeWithSandboxes('a class with one of each form', () => {
  const small = new SmallClass({ ada: 'right', carol: 'wrong', mallory: 'another' });
  const args = (out: string, ...more: string[]) => [
    ...['grade', small.folder, '--katas', '41', '--out', small.path(out)],
    ...['--roster', small.path('class.csv'), ...more],
  ];

  beforeAll(async () => {
    writeFileSync(small.path('class.csv'), roster);
    await commitAll(join(small.folder, 'carol'));
    const bob = small.handIn('bob', 'another');
    await execa('tar', ['-czf', `${bob}.tar.gz`, '-C', bob, 'katas']);
    await execa('rm', ['-r', bob]);
    writeFileSync(join(small.folder, 'dan.zip'), 'this is no archive');
  });
  afterAll(() => small.remove());

  test('is graded: each verdict and each remark where it belongs', async () => {
    const { exitCode, all } = await dojo(args('first', '--format', 'gradescope'));
    expect({ exitCode, all }).toMatchObject({ exitCode: 0 });
    expect(all).toMatch(/^6 submissions, 1 kata\n/);
    expect(all).toContain('3 passed, 1 failed, 0 could not be judged');
    const rows = small
      .sheet('first')
      .students.map(({ student, results, remarks }) => [
        ...[student, results[0]?.verdict?.status ?? 'nothing'],
        ...remarks.map(({ kind }) => kind),
      ]);
    expect(rows).toEqual([
      // What they hand in is published.
      ['Ada', 'passed', 'foreign'],
      ['Bob', 'passed', 'foreign'],
      ['Carol', 'failed'],
      ['Dan', 'nothing', 'unreadable'],
      ['Eve', 'nothing', 'missing'],
      ['mallory', 'passed', 'unknown', 'foreign'],
    ]);
    expect(await leftByEnded()).toEqual([]);
  });

  test('--since takes over what has not changed, and judges the rest', async () => {
    small.handIn('ada', 'wrong');
    const { exitCode, all } = await dojo(args('second', '--since', small.path('first')));
    expect({ exitCode, all }).toMatchObject({ exitCode: 0 });
    const sheet = small.sheet('second');
    const reused = sheet.students.map(({ results }) => results[0]?.reused);
    expect(reused).toEqual([false, true, true, false, false, true]);
    expect(studentOf(sheet, 'Ada')?.results[0]?.verdict?.status).toBe('failed');
  });
});
