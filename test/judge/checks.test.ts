import { CannotJudge } from '../../src/errors/errors.ts';
import { AttemptError } from '../../src/lab/run/observation.ts';
import { checksOf, type FinishedTest } from '../../src/judge/checks.ts';

const finished = (name: string, ...errors: unknown[]): FinishedTest => ({
  name,
  ms: 5,
  skipped: false,
  errors,
});
const finding = { ran: 'looked', got: 'nothing', expected: 'a cup', read: 'https://example.org/' };
const statuses = (...tests: FinishedTest[]) => checksOf(tests).map(({ status }) => status);

test('a test that threw nothing is passed', () => {
  expect(checksOf([finished('a')])).toEqual([
    { name: 'a', status: 'passed', message: '', observed: null, expected: null, help: null, ms: 5 },
  ]);
});

test('a matcher’s finding is failed, with what was seen and wanted', () => {
  const error = Object.assign(new Error('told'), { matcherResult: { finding } });
  expect(checksOf([finished('a', error)])[0]).toMatchObject({
    status: 'failed',
    message: 'told',
    observed: 'nothing',
    expected: 'a cup',
    help: 'https://example.org/',
  });
});

test('an assertion of Jest’s own is failed, without colours', () => {
  const error = Object.assign(new Error('\x1b[31mred\x1b[39m'), { matcherResult: {} });
  expect(checksOf([finished('a', error)])[0]).toMatchObject({ status: 'failed', message: 'red' });
});

test('the attempt’s fault is failed; checks that meet the same one wait', () => {
  const fault = new AttemptError(finding);
  const [first, second, third] = checksOf([
    finished('a', fault),
    finished('b', fault),
    finished('c', new AttemptError(finding)),
  ]);
  expect(first?.status).toBe('failed');
  expect(second).toMatchObject({
    status: 'skipped',
    message: 'not judged yet: "a" has to pass first',
  });
  expect(third?.status).toBe('failed');
});

test('the machine’s fault is error, in every check that meets it', () => {
  const error = new CannotJudge({ failed: 'The disk is full' });
  expect(statuses(finished('a', error), finished('b', error))).toEqual(['error', 'error']);
});

test('an engine that went away is error, and says what to do', () => {
  const error = new Error('connect ECONNREFUSED /run/docker.sock');
  expect(checksOf([finished('a', error)])[0]).toMatchObject({ status: 'error' });
  expect(checksOf([finished('a', error)])[0]?.message).toMatch(/The engine stopped[^]*npm start/);
});

test('anything else that was thrown is error: it is not the learner’s', () => {
  expect(statuses(finished('a', new TypeError('x is not a function')))).toEqual(['error']);
  expect(statuses(finished('a', 'a string'))).toEqual(['error']);
});

test('a check that the spec leaves out is error', () => {
  expect(statuses({ ...finished('a'), skipped: true })).toEqual(['error']);
});
