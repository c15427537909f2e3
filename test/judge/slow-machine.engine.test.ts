// After a time limit has struck, the machine is timed: what a slow one brings about is no mark.
import { Judging } from '../support/judging.ts';

// Nothing is faster than no time at all: every machine is too slow.
const slow = new Judging({ DOJO_SLOW_MS: '0' });
const fast = new Judging({ DOJO_SLOW_MS: String(1e9) });
afterAll(() => Promise.all([slow.close(), fast.close()]));

const hanging = {
  'setup.ts': `export default async function setup() { await new Promise(() => undefined); }`,
};
const unpublished = {
  'setup.ts': `
import { GenericContainer } from 'testcontainers';
export default async function setup() {
  return { web: await new GenericContainer('debian:trixie-slim').withCommand(['sleep', '99']).start() };
}`,
};

test('a setup that is not done in time, on a slow machine: error, with the limit', async () => {
  const { status, checks } = await slow.judge('11', hanging, 1000);
  expect(status).toBe('error');
  expect(checks[0]?.message).toContain('The machine was too slow');
  expect(checks[0]?.message).toContain('1 s for your setup to return');
});

test('the same on a machine that is not slow: failed, with the limit', async () => {
  const { status, message, checks } = await fast.judge('11', hanging, 1000);
  expect({ status, message, checks: checks.map((check) => check.status) }).toEqual({
    status: 'failed',
    message: null,
    checks: ['failed', 'skipped'],
  });
  expect(checks[0]?.message).toContain('had not returned after 1 s');
});

test('what fails without a time limit has failed on a slow machine too', async () => {
  const { status } = await slow.judge('11', unpublished);
  expect(status).toBe('failed');
});
