// Who judges wrongly grades nobody: with places whose verdicts are made up, and nothing else.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Attempt } from '../../../src/katas/attempt.ts';
import { drawCanary, listenTo, type Canary } from '../../../src/grading/runners/canary.ts';
import { CanaryGuard } from '../../../src/grading/runners/canary-guard.ts';
import { schedule } from '../../../src/grading/schedule.ts';
import type { RunnerVerdict, Runner } from '../../../src/grading/runners/runner.ts';
import { VerdictLog } from '../../../src/grading/verdict-log.ts';
import type { Submission } from '../../../src/grading/model/model.ts';
import { loadKatas } from '../../../src/katas/load.ts';
import { errorVerdict } from '../../../src/judge/error-verdict.ts';
import { kataOf } from '../../support/judging.ts';

const kata = kataOf('41');
const root = mkdtempSync(join(tmpdir(), 'docker-dojo-canaries-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** Judges rightly (everybody passes) until its canaries say otherwise; then everybody fails. */
class MadeUp implements Runner {
  readonly slot: string;
  /** What its next canaries show; right when there is none left. */
  readonly #canaries: (string | null)[];
  judged = 0;
  #isBroken = false;
  readonly #breaksAt: number;

  constructor(slot: string, canaries: (string | null)[] = [], breaksAt = Infinity) {
    this.slot = slot;
    this.#canaries = canaries;
    this.#breaksAt = breaksAt;
  }

  prove(): Promise<string | null> {
    const shown = this.#canaries.shift() ?? null;
    this.#isBroken = shown !== null;
    return Promise.resolve(shown);
  }

  async begin(): Promise<void> {
    // Others have their turn as well.
    await new Promise((resolve) => setTimeout(resolve, 5));
  }

  judge(_kata: unknown, attempt: Attempt): Promise<RunnerVerdict> {
    this.judged += 1;
    const isWrong = this.#isBroken || this.judged >= this.#breaksAt;
    const verdict = {
      ...errorVerdict(kata, attempt),
      status: isWrong ? 'failed' : 'passed',
    } as const;
    return Promise.resolve({ verdict, stopped: [] });
  }

  finish = () => Promise.resolve();
  end = () => Promise.resolve();
}

function classOf(count: number): Submission[] {
  return Array.from({ length: count }, (_, index) => {
    const folder = join(root, `student-${index}`);
    mkdirSync(join(folder, kata.folderName), { recursive: true });
    writeFileSync(join(folder, kata.folderName, 'setup.ts'), `// ${index}\n`);
    const student = `student ${index}`;
    return {
      ...{ student, id: null, slug: `student-${index}`, source: folder, folder },
      ...{ katas: [kata.folderName], submittedAt: null, remarks: [] },
    };
  });
}

let outs = 0;
const newOut = () => join(root, `out-${(outs += 1)}`);

async function judged(places: Runner[], { out = newOut(), count = 6 } = {}) {
  const told: string[] = [];
  const withdrawn: string[] = [];
  const guard = new CanaryGuard(places, (words) => told.push(words));
  const result = await schedule(classOf(count), {
    ...{ katas: [kata], places, guard, images: 'images', since: null },
    record: new VerdictLog(out),
    onVerdict: () => undefined,
    onSubmission: () => undefined,
    onWithdrawn: ({ student }) => withdrawn.push(student),
  });
  const verdicts = result.map(({ verdicts: own }) => own.get(kata.folderName));
  return {
    ...{ told, withdrawn },
    statuses: new Set(verdicts.map((one) => one?.verdict.status)),
    messages: new Set(verdicts.map((one) => one?.verdict.message)),
    reused: verdicts.filter((one) => one?.reused).length,
  };
}

const passed = new Set(['passed']);

test('a place whose first canary is wrong grades nobody; others do', async () => {
  const [broken, good] = [new MadeUp('a', ['it is broken']), new MadeUp('b')];
  expect(await judged([broken, good])).toMatchObject({
    ...{ statuses: passed, withdrawn: [], told: ['a judges nobody: it is broken'] },
  });
  expect([broken.judged, good.judged]).toEqual([0, 6]);
});

test('where none is left, all is an error that says what the canaries have shown', async () => {
  const { statuses, messages } = await judged([
    new MadeUp('a', ['the tmp is broken']),
    new MadeUp('b', ['the toolbox is broken']),
  ]);
  expect(statuses).toEqual(new Set(['error']));
  const [message = ''] = messages;
  expect(message).toContain('a: the tmp is broken');
  expect(message).toContain('b: the toolbox is broken');
});

test('a wrong last canary withdraws what the place has judged: others judge it anew', async () => {
  const broken = new MadeUp('a', [null, 'it broke', 'it is broken'], 2);
  const good = new MadeUp('b');
  const { statuses, withdrawn, told } = await judged([broken, good]);
  expect(statuses).toEqual(passed);
  expect(withdrawn.length).toBeGreaterThan(0);
  expect(told).toEqual(['a judges nobody: it is broken']);
});

test('one that judges rightly again judges it anew itself, but not for ever', async () => {
  const once = new MadeUp('a', [null, 'it broke']);
  expect(await judged([once], { count: 2 })).toMatchObject({ statuses: passed });
  expect(once.judged).toBe(4);
  const always = new MadeUp('a', [null, 'it broke', null, 'it broke']);
  const { statuses } = await judged([always], { count: 2 });
  expect(statuses).toEqual(new Set(['error']));
});

test('a place that cannot be made ready leaves its submission to others', async () => {
  const broken = new MadeUp('a');
  broken.begin = () => Promise.reject(new Error('no loop device is left'));
  const { statuses, told } = await judged([broken, new MadeUp('b')]);
  expect(statuses).toEqual(passed);
  expect(told).toEqual(['a judges nobody: no loop device is left']);
});

describe('what a grading that was stopped had judged', () => {
  /** As after a kill: verdicts, and no last canary. */
  const stopped = () => {
    const out = newOut();
    const places = [new MadeUp('a')];
    const guard = new CanaryGuard(places, () => undefined);
    guard.lastOf = () => Promise.reject(new Error('killed'));
    const judging = schedule(classOf(3), {
      ...{ katas: [kata], places, guard, images: 'images', since: null },
      record: new VerdictLog(out),
      ...{ onVerdict: () => undefined, onSubmission: () => undefined },
    });
    return judging.then(
      () => out,
      () => out,
    );
  };

  test('counts where the same place judges rightly', async () => {
    const out = await stopped();
    const place = new MadeUp('a');
    expect(await judged([place], { out, count: 3 })).toMatchObject({ reused: 3, statuses: passed });
    expect(place.judged).toBe(0);
    // And for good.
    expect(await judged([new MadeUp('b')], { out, count: 3 })).toMatchObject({ reused: 3 });
  });

  test.each([
    ['judges wrongly now', () => [new MadeUp('a', ['broken']), new MadeUp('b')]],
    ['is another one', () => [new MadeUp('b')]],
  ])('is judged anew where the place %s', async (_what, places) => {
    const out = await stopped();
    expect(await judged(places(), { out, count: 3 })).toMatchObject({ reused: 0 });
  });
});

test('a record whose last line was cut off loses that line, and no other', () => {
  const out = newOut();
  const [one, two] = ['one', 'two'].map((label) => ({
    verdict: { ...errorVerdict(kata, { label, folder: root }), status: 'passed' as const },
    stopped: [],
  }));
  if (!one || !two) throw new Error('unreachable');
  new VerdictLog(out).add('one', 'e', one);
  writeFileSync(join(out, 'record.jsonl'), '{"student":"cut', { flag: 'a' });
  new VerdictLog(out).add('two', 'e', two);
  const again = new VerdictLog(out);
  expect([again.find('one', 'e'), again.find('two', 'e')]).toEqual([one, two]);
});

describe('a canary', () => {
  let canary: Canary;
  beforeAll(async () => {
    const drawn = await drawCanary([kata], loadKatas(), join(root, 'katas'));
    if (!drawn) throw new Error('none was drawn');
    canary = drawn;
  });

  const listen = (statuses: string[], missed = canary.kata.starterFailsAt) =>
    listenTo(canary, (_kata, attempt) => {
      const status = statuses.shift() as 'passed';
      const check = { name: missed, status: 'failed' as const, message: 'no tmp', ms: 1 };
      const failed = { ...check, observed: null, expected: null, help: null };
      const checks = [failed].filter(() => (status as string) !== 'passed');
      return Promise.resolve({
        verdict: { ...errorVerdict(kata, attempt), status, checks },
        stopped: [],
      });
    });

  test('is of the class, and cheap, if it can be; else of the set', async () => {
    expect(canary.kata.folderName).toBe(kata.folderName);
    const other = await drawCanary([kataOf('91')], loadKatas(), join(root, 'katas'));
    expect(other?.kata).toMatchObject({ edits: ['setup.ts'], needs: [], exclusive: [] });
    expect(await drawCanary([], [], root)).toBeNull();
  });

  test('is right only where the reference passes and the starter fails where it has to', async () => {
    expect(await listen(['passed', 'failed'])).toBeNull();
    expect(await listen(['failed'])).toContain('should pass, and failed here (“');
    expect(await listen(['error'])).toContain('could not be judged here');
    expect(await listen(['passed', 'passed'])).toContain('and passed here');
    expect(await listen(['passed', 'failed'], 'another check')).toContain('and failed here');
  });
});
