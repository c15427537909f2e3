import { AttemptError, describeObservation, readable } from '../../src/lab/run/observation.ts';
import { drawable } from '../../src/text/limits.ts';
import { checksOf } from '../../src/judge/checks.ts';
import { verdictLimit, withinLimit } from '../../src/judge/size-limit.ts';
import type { Verdict } from '../../src/judge/verdict.ts';

const blank: Verdict = {
  ...{ version: 1, kata: '41-call-me-by-name', attempt: 'yours', fingerprint: 'f' },
  ...{ status: 'failed', message: null, checks: [], engine: null, images: [], ms: 1 },
};

/** What a hostile attempt may call its things. */
const hostile = {
  'a name of 15,000 letters': 'n'.repeat(15_000),
  'a Dockerfile of 1.2 MB on one line': 'RUN true; '.repeat(120_000),
  'a hundred thousand lines': 'line\n'.repeat(100_000),
  'signs that JSON writes in six letters': '\u0001'.repeat(1_000_000),
  'signs of four bytes': '🐳'.repeat(500_000),
};

describe.each(Object.entries(hostile))('%s', (_name, text) => {
  test('is short where it is made, in a finding that still says why', () => {
    const see = Array.from({ length: 1000 }, () => text);
    const fault = new AttemptError({
      ...{ ran: `docker start ${text}`, got: `${text}: no such host`, expected: 'an answer' },
      see,
    });
    expect(fault.message.length).toBeLessThan(80_000);
    expect(fault.message).toContain('no such host');
    expect(fault.message).toContain('expected  an answer');
  });

  test('makes no verdict longer than the limit', () => {
    const got = `${text}: no such host`;
    const errors = Array.from({ length: 20 }, () => [
      new AttemptError({ ran: text, got, expected: text, see: Array(50).fill(text) as string[] }),
    ]);
    const checks = checksOf(
      errors.map((some, index) => ({
        name: `check ${index}`,
        ms: 1,
        skipped: false,
        errors: some,
      })),
    );
    const layers = Array.from({ length: 20 }, () => ({ instruction: text, bytes: 1 }));
    const images = { images: [{ name: text, base: 1, layers }], others: [] };
    const pictures = { check: text, networks: null, mounts: [], builds: [], images };
    for (const seen of [pictures, drawable(pictures)]) {
      const verdict = withinLimit({ ...blank, message: text, checks, pictures: seen });
      expect(Buffer.byteLength(JSON.stringify(verdict))).toBeLessThanOrEqual(verdictLimit);
      expect(verdict.status).toBe('failed');
      expect(verdict.checks.length).toBe(20);
      for (const { message, observed } of verdict.checks) {
        expect(message).not.toBe('');
        expect(observed).toContain('no such host');
      }
    }
  });
});

test('what is short stays as it is', () => {
  const finding = { ran: 'curl', got: '500', expected: '200', see: ['web is on shop'], read: 'x' };
  expect(readable(finding)).toEqual(finding);
  expect(describeObservation(readable(finding))).toBe(describeObservation(finding));
  expect(withinLimit(blank)).toBe(blank);
});
