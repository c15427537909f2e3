import { overviewHtml } from '../../../src/grading/reports/overview/overview.ts';
import type { GradeSheet } from '../../../src/grading/model/model.ts';
import { visible } from '../../../src/text/sanitize.ts';
import { hostileSheet, hostileTexts } from '../../support/hostile.ts';
import { loadedBy, skeletonOf } from '../../support/pages.ts';
import { makeSheet, smallSheet } from '../../support/sheets.ts';

const pageOf = (sheet: GradeSheet, previous: GradeSheet[] = []) =>
  overviewHtml({ sheet, previous, known: () => new Set() });

test('a row a student, a cell a kata, each with a sign and words', () => {
  const sheet = makeSheet({ students: 20 });
  const page = pageOf(sheet);
  const cells = [
    ...page.matchAll(
      /<td class="(passed|part|failed|error|nothing)" aria-label="([^"]+)">([^<]+)</g,
    ),
  ];
  expect(cells).toHaveLength(20 * sheet.katas.length);
  const signs: Record<string, string> = {
    passed: '✓',
    part: '½',
    failed: '✗',
    error: '!',
    nothing: '–',
  };
  for (const [, outcome = '', words, sign] of cells) {
    expect(words).not.toBe('');
    expect(sign?.[0]).toBe(signs[outcome]);
  }
  for (const { slug } of sheet.students) expect(page).toContain(`href="feedback/${slug}.html"`);
});

test('same files are listed without a reproach', () => {
  const page = pageOf(makeSheet());
  expect(page).toContain('Same files');
  expect(page).not.toMatch(/cheat|plagiar|cop(?:y|ied) from/i);
});

test('differing verdicts are looked for in earlier sheets as well', () => {
  const earlier = smallSheet({}, { status: 'failed', message: 'x' });
  expect(pageOf(smallSheet())).toContain('Whatever was judged twice');
  expect(pageOf(smallSheet(), [earlier])).toContain('1 × passed, 1 × did not pass');
});

test('a sheet of nobody is a page', () => {
  expect(pageOf({ ...smallSheet(), students: [] })).toContain('0 students, 1 kata.');
});

test('a policy by hashes; nothing is loaded, and no style or script stands in a tag', () => {
  const page = pageOf(makeSheet());
  expect(page).toMatch(/default-src 'none'; style-src 'sha256-[^']+'; script-src 'sha256-[^']+'/);
  expect(loadedBy(page)).toEqual([]);
  expect(skeletonOf(page).filter((tag) => / (?:style|on\w+)\b/.test(tag))).toEqual([]);
  expect(page.match(/<script/g)).toHaveLength(1);
});

const oneLine = Object.entries(hostileTexts).filter(
  ([, text]) => text.trim() !== '' && text.length < 500 && !/[\n\u2028]/.test(text),
);

test.each(oneLine)('with somebody called %s it is made of nothing else', (_name, text) => {
  const page = pageOf(hostileSheet([text]));
  expect(skeletonOf(page)).toEqual(skeletonOf(pageOf(hostileSheet(['Ada Aalto']))));
});

test('a class of everybody who is hostile is bounded, and commands no CI', () => {
  const page = pageOf(hostileSheet());
  expect(page.length).toBeLessThan(400_000);
  expect(page).not.toMatch(/^\s*::|##\[|##vso\[/m);
  expect(visible(page)).toBe(page);
});

test('300 students and 40 katas are less than 3 MB', () => {
  const page = pageOf(makeSheet({ students: 300, katas: 40 }));
  expect(Buffer.byteLength(page)).toBeLessThan(3_000_000);
});
