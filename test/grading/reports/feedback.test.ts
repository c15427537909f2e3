import { Marked } from 'marked';
import { loadKatas } from '../../../src/katas/load.ts';
import { feedbackHtml } from '../../../src/grading/reports/feedback/as-html.ts';
import { feedbackMarkdown } from '../../../src/grading/reports/feedback/as-markdown.ts';
import { feedbackFor } from '../../../src/grading/reports/feedback/feedback.ts';
import { visible } from '../../../src/text/sanitize.ts';
import { hintsFor } from '../../../src/grading/reports/hints.ts';
import type { GradeSheet, Result } from '../../../src/grading/model/model.ts';
import type { Check } from '../../../src/judge/verdict.ts';
import { hostileSheet, hostileTexts } from '../../support/hostile.ts';
import { loadedBy, skeletonOf } from '../../support/pages.ts';
import { smallSheet } from '../../support/sheets.ts';

const katas = loadKatas();

function feedbackOf(sheet: GradeSheet) {
  const [student] = sheet.students;
  if (!student) throw new Error('a sheet has a student');
  return feedbackFor(sheet, student, ({ folderName }) =>
    hintsFor(katas.find((kata) => kata.folderName === folderName)),
  );
}

const htmlOf = (sheet: GradeSheet) => feedbackHtml(feedbackOf(sheet));
const markdownOf = (sheet: GradeSheet) => feedbackMarkdown(feedbackOf(sheet));
const failing: Partial<Check> = {
  status: 'failed',
  message:
    'ran       curl\ngot       nothing\nexpected  a reply\nread      https://docs.docker.com/x',
};

test('a page says what was missed, how points came about, what was remarked, and has all hints folded', () => {
  const text = 'kata.spec.ts was changed; the original was used';
  const [kata] = katas;
  const remarks = [{ kind: 'changed' as const, kata: kata?.folderName ?? null, text }];
  for (const page of [
    htmlOf(smallSheet({ remarks }, failing)),
    markdownOf(smallSheet({ remarks }, failing)),
  ]) {
    expect(page).toContain('1 of 2 checks passed');
    expect(page).toContain(text);
    expect(page).toContain('nothing');
    for (const number of [1, 2, 3])
      expect(page).toContain(`<summary>Hint ${number} of 3</summary>`);
    expect(page).not.toContain('<details open');
  }
});

test('a kata that has passed needs no hint', () => {
  expect(htmlOf(smallSheet())).not.toContain('<details');
  expect(markdownOf(smallSheet())).not.toContain('<details');
});

test('a check that could not be judged is never the student’s fault', () => {
  const page = htmlOf(smallSheet({}, { status: 'error', message: 'The disk is full' }));
  expect(page).toContain('never your fault');
  expect(page).toContain('no mark, of 5 points');
});

test('points that lateness took are explained where it took them', () => {
  const sheet = smallSheet();
  const [result] = sheet.students[0]?.results ?? [];
  const late = { kind: 'late' as const, kata: null, text: 'came 3 h after it was due' };
  const of = (points: number) =>
    markdownOf(smallSheet({ remarks: [late], results: [{ ...(result as Result), points }] }));
  expect(of(4)).toContain('**4 of 5 points.** All 2 checks passed. It came late');
  expect(of(5)).toContain('**5 of 5 points.** All 2 checks passed.\n');
});

test('the pictures of a verdict are drawings on a page, and lines of text', () => {
  const sheet = smallSheet({}, failing);
  const [result] = sheet.students[0]?.results ?? [];
  const pictures = {
    ...{ check: null, networks: null, builds: [], images: null },
    mounts: [
      {
        ...{ container: 'db', image: 'postgres' },
        mounts: [
          {
            ...{ path: '/data', backing: 'volume' as const, source: 'ledger', readOnly: false },
            ...{ fromImage: false, afterRemove: 'stays' as const },
          },
        ],
      },
    ],
  };
  const verdict = result?.verdict ? { ...result.verdict, pictures } : null;
  const pictured = smallSheet({ results: [{ ...(result as Result), verdict }] });
  expect(htmlOf(pictured)).toMatch(/<pre\s+class="picture"[^>]*>[^<]*ledger/);
  expect(htmlOf(pictured)).toMatch(
    /<div class="sheet"[^>]*><svg[^>]* role="img"[^]*<desc[^>]*>db, /,
  );
  expect(htmlOf(pictured)).not.toMatch(/<[^>]* style=/);
  expect(markdownOf(pictured)).toMatch(/```text\n[^`]*ledger[^`]*\n```/);
});

const oneLine = Object.entries(hostileTexts).filter(
  ([, text]) => text.trim() !== '' && text.length < 500 && !/[\n\u2028]/.test(text),
);

test.each(oneLine)('HTML of a student called %s is made of nothing else', (_name, text) => {
  const page = htmlOf(hostileSheet([text]));
  expect(skeletonOf(page)).toEqual(skeletonOf(htmlOf(hostileSheet(['Ada Aalto']))));
});

const rendered = new Marked();

test.each(Object.keys(hostileTexts))(
  'pages of a student called %s load nothing, and are bounded',
  (name) => {
    const sheet = hostileSheet([hostileTexts[name] ?? '']);
    const [page, markdown] = [htmlOf(sheet), markdownOf(sheet)];
    expect(loadedBy(page)).toEqual([]);
    expect(page.length).toBeLessThan(80_000);
    expect(markdown.length).toBeLessThan(60_000);
    const tags = new Set(rendered.parse(markdown, { async: false }).match(/<\/?\w+/g));
    const own = [
      'h1',
      'h2',
      'p',
      'strong',
      'em',
      'pre',
      'code',
      'details',
      'summary',
      'ul',
      'li',
      'hr',
      'a',
    ];
    expect([...tags].filter((tag) => !own.includes(tag.replace(/<\/?/, '')))).toEqual([]);
    for (const text of [page, markdown]) {
      expect(text).not.toMatch(/^\s*::|##\[|##vso\[/m);
      expect(visible(text)).toBe(text);
    }
  },
);

test('a link in Markdown is never a student’s', () => {
  const markdown = markdownOf(hostileSheet([hostileTexts['markdown link'] ?? '']));
  const html = rendered.parse(markdown, { async: false });
  expect(html).not.toMatch(/<img|javascript:hacked=true"|href="https:\/\/evil/);
});
