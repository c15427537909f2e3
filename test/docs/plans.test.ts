import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadKatas } from '../../src/katas/load.ts';
import { checkout } from '../../src/system/paths.ts';

const page = readFileSync(join(checkout, 'docs/teachers.md'), 'utf8');
const [, section = ''] = page.split('### Four plans\n');
const plans = [...section.matchAll(/^\| ([^|]+?) +\| ([\d, ·]+?) +\| (\d+) +\|/gm)];
const katas = loadKatas();

test('there are four plans', () => {
  expect(plans).toHaveLength(4);
});

test.each(plans.map(([, name, numbers, minutes]) => ({ name, numbers, minutes })))(
  '$name: as many minutes as its katas have',
  ({ numbers = '', minutes }) => {
    const named = (numbers.match(/\d+/g) ?? []).map((one) =>
      katas.find(({ number }) => number === one),
    );
    const sum = named.reduce((all, kata) => all + (kata?.minutes ?? NaN), 0);
    expect(sum).toBe(Number(minutes));
  },
);
