import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkout } from '../../src/system/paths.ts';
import { publishedSchema } from '../../src/judge/json-schema.ts';
import { exitCodeOf, verdict } from '../../src/judge/verdict.ts';

const passed = {
  version: 1,
  kata: '41-call-me-by-name',
  attempt: 'yours',
  fingerprint: '0123456789abcdef',
  status: 'passed',
  message: null,
  checks: [
    { name: 'a', status: 'passed', message: '', observed: null, expected: null, help: null, ms: 5 },
  ],
  engine: { version: '26.1.5', source: 'private engine' },
  images: [{ name: 'node:24-trixie-slim', kind: 'stand-in', id: 'sha256:1' }],
  ms: 700,
};

test('the published schema is the current one', () => {
  const file = join(checkout, 'docs/verdict.schema.json');
  // When it is not: npm run dojo -- schema --write
  expect(readFileSync(file, 'utf8')).toBe(publishedSchema());
});

test('a verdict fits; one with more, with less, or with another status does not', () => {
  expect(verdict.safeParse(passed).success).toBe(true);
  const less: Partial<typeof passed> = { ...passed };
  delete less.message;
  for (const other of [{ ...passed, mark: 7 }, less, { ...passed, status: 'skipped' }])
    expect(verdict.safeParse(other).success).toBe(false);
});

test.each([
  ['passed', 0],
  ['failed', 1],
  ['error', 2],
] as const)('%s ends with exit code %i', (status, code) => {
  expect(exitCodeOf({ status })).toBe(code);
});
