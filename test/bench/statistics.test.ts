import { median } from '../../src/bench/statistics.ts';
import { benchText } from '../../src/cli/output/bench.ts';

test('the median is the middle, or the mean of the two in the middle', () => {
  expect(median([3, 100, 1])).toBe(3);
  expect(median([4, 1, 3, 2])).toBe(2.5);
  expect(median([])).toBeNaN();
});

const round = { floor: 800, warm: 960, watch: 920, memory: 340e6, printed: 1700, cold: 2050 };
const measured = {
  kata: '41-call-me-by-name',
  ...round,
  ratio: 1.2,
  loop: 1.15,
  extra: 1250,
  rounds: [round],
};
const without = { ...measured, kata: '99-new', floor: null, ratio: null, loop: null, extra: null };

const unmeasured = [{ kata: '43-new', why: 'The floor did not come to its end' }];

test('the table names each kata, and the medians beside what is wanted', () => {
  const text = benchText({
    katas: [measured, without],
    ratio: 1.2,
    loop: 1.15,
    extra: 1250,
    memory: 340e6,
    unmeasured,
  });
  expect(text).toMatch(
    /^41-call-me-by-name +800 +960 +1\.20 +920 +1\.15 +340 +2050 +1\.25 +1700$/m,
  );
  expect(text).toMatch(/^99-new +– +960 +– +920 +– +340 +2050 +– +1700$/m);
  expect(text).toContain('warm ÷ floor   1.20   wanted at most 1.25');
  expect(text).toContain('watch ÷ floor  1.15   wanted at most 1.00');
  expect(text).toContain('cold − floor   1.25 s   wanted at most 0.70 s');
  expect(text).toContain('watch memory   340 MB   wanted at most 350 MB');
  expect(text).toContain('no floor for 99-new');
  expect(text).toContain('The floor did not come to its end');
});

test('a bench without any floor has no medians', () => {
  const text = benchText({
    katas: [without],
    ratio: null,
    loop: null,
    extra: null,
    memory: null,
    unmeasured: [],
  });
  expect(text).toContain('warm ÷ floor   –   wanted at most 1.25');
});
