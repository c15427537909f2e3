import { misledPatienceMs, unlessMisled } from '../../../../src/lab/matchers/http/unless-misled.ts';
import { limitStruck, withLimits } from '../../../../src/lab/run/time-limits.ts';

/** Asks where somebody answers the n-th time, and is known then to listen elsewhere, or not. */
async function asking(answersAt: number, elsewhereAt: number) {
  const waits: number[] = [];
  const ask = (withinMs: number) => {
    waits.push(withinMs);
    const unanswered = waits.length !== answersAt;
    if (unanswered) limitStruck(`${withinMs} ms`);
    return Promise.resolve({ unanswered });
  };
  const isMisled = () => Promise.resolve(waits.length >= elsewhereAt);
  const { seen, limits } = await withLimits(() => unlessMisled(ask, isMisled, 5000));
  return { answered: !seen.unanswered, waits, struck: limits.length };
}

const rest = 5000 - misledPatienceMs;

test.each([
  ['an answer', 1, 9, { answered: true, waits: [misledPatienceMs], struck: 0 }],
  ['a late answer', 2, 9, { answered: true, waits: [misledPatienceMs, rest], struck: 1 }],
  ['none at all: the limits decided', 9, 9, { waits: [misledPatienceMs, rest], struck: 2 }],
  ['who listens elsewhere', 9, 1, { answered: false, waits: [misledPatienceMs], struck: 0 }],
  ['who does so late', 9, 2, { answered: false, waits: [misledPatienceMs, rest], struck: 0 }],
])('%s', async (_what, answersAt, elsewhereAt, told) => {
  expect(await asking(answersAt, elsewhereAt)).toMatchObject(told);
});
