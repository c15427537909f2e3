import { existsSync } from 'node:fs';
import { claimSlots, releaseSlots } from '../../../src/grading/sandbox/claim-slots.ts';
import { dojo } from '../../support/dojo.ts';
import { leftByEnded } from '../../support/grading/left.ts';
import { Running } from '../../support/grading/running.ts';
import {
  describeWithSandboxes,
  SmallClass,
  rowOf,
  studentOf,
} from '../../support/grading/small-class.ts';

describeWithSandboxes('a grading that is stopped', () => {
  const small = new SmallClass({ ada: 'right', bob: 'wrong' });
  const args = (out: string) => [
    ...['grade', small.folder, '--katas', '41', '--jobs', '1', '--out', small.path(out)],
  ];

  afterAll(() => small.remove());

  test('by Ctrl-C: it says how to go on, leaves nothing, and goes on where it was', async () => {
    const first = await behindOthers(args('stopped'), /1 of 2 {2}ada {2}✓41/);
    const second = await dojo(args('stopped'));
    expect(second.all).toMatch(/^Another grading is writing to this folder\n(.*\n)*.*--out/);
    expect(second.exitCode).toBe(2);

    expect(await first.stop()).toBe(130);
    expect(first.written).toContain('stopping: removing what this run made …');
    expect(first.written).toContain('the same command goes on where this one stopped');
    expect(first.written).not.toMatch(/!41|could not be judged|itself failed/);
    expect(await leftByEnded()).toEqual([]);

    const again = await dojo(args('stopped'));
    expect({ code: again.exitCode, all: again.all }).toMatchObject({ code: 0 });
    const { students } = small.sheet('stopped');
    const reused = students.map(({ student, results }) => [student, results[0]?.reused]);
    expect(reused).toEqual([
      ['ada', true],
      ['bob', false],
    ]);
    expect(existsSync(small.path('stopped', '.grading'))).toBe(false);
  });

  test('by Ctrl-C while the last canary is judged: what it cuts off is not held against it', async () => {
    const first = await behindOthers(args('last'), /2 of 2/);
    expect(await first.stop()).toBe(130);
    expect(first.written).not.toContain('judges nobody');
    const again = await dojo(args('last'));
    expect({ code: again.exitCode, all: again.all }).toMatchObject({ code: 0 });
    const { students } = small.sheet('last');
    expect(students.map(({ results }) => results[0]?.reused)).toEqual([true, true]);
  });

  test('by SIGKILL: nothing of it is left, and a new one begins at once', async () => {
    const killed = new Running(args('killed'));
    await killed.says(/1 of 2/);
    killed.killFirst();
    await killed.ended();
    const again = await dojo(args('killed'));
    expect({ code: again.exitCode, all: again.all }).toMatchObject({ code: 0 });
    const sheet = small.sheet('killed');
    expect(rowOf(studentOf(sheet, 'ada'))).toMatchObject([{ status: 'passed' }]);
    expect(rowOf(studentOf(sheet, 'bob'))).toMatchObject([{ status: 'failed' }]);
    expect(await leftByEnded()).toEqual([]);
  });
});

/**
 * A grading that began while others had the first places, and has said this: those are free by now,
 * for it as for other tests, when it goes on.
 */
async function behindOthers(args: string[], what: RegExp): Promise<Running> {
  const others = await claimSlots(2);
  const grading = new Running(args);
  await grading.says(what);
  await releaseSlots(others);
  return grading;
}
