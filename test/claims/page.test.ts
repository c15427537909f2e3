import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { claims } from '../../src/claims/claims.ts';
import { claimsPage } from '../../src/claims/page.ts';
import { readResults } from '../../src/claims/results.ts';
import { loadKatas } from '../../src/katas/load.ts';
import { checkout } from '../../src/system/paths.ts';
import { claimText } from '../../src/cli/output/claims.ts';

const results = readResults();

test('docs/claims.md is what the command writes from what was seen last (claims --page)', () => {
  const page = readFileSync(join(checkout, 'docs/claims.md'), 'utf8');
  expect(page).toBe(claimsPage(claims, results, loadKatas()));
});

test('every claim is a row, with a verdict and the katas that teach it', () => {
  const page = claimsPage(claims, results, loadKatas());
  for (const { number, katas } of claims) {
    const row = new RegExp(
      `^\\| ${number} \\|.*\\*\\*\\. .* \\|.*${katas.join('\\b.*\\b')}.* \\|$`,
      'm',
    );
    expect(page).toMatch(row);
  }
});

test('every row has six cells, whatever is in them', () => {
  const odd = claims.map((claim) => ({ ...claim, note: 'a | b' }));
  const rows = claimsPage(odd, results, [])
    .split('\n')
    .filter((line) => line.startsWith('|'));
  expect(rows.length).toBeGreaterThan(claims.length);
  for (const row of rows) expect(row.replaceAll('\\|', '').split('|')).toHaveLength(8);
});

test('a claim that was not tried is not passed over', () => {
  const some = { ...results, claims: results.claims.slice(1) };
  expect(() => claimsPage(claims, some, [])).toThrow(
    /not tried so far is \d+\nnext +npm run dojo -- claims --write \d+$/,
  );
});

test('the command says where the page says something else', () => {
  const [claim] = claims;
  if (!claim) throw new Error('there is none');
  const result = { number: 1, verdict: 'true', seen: 'an address', commands: [] } as const;
  const before = { ...result, verdict: 'false', seen: 'nowhere' } as const;
  const now = { ...result, commands: [] };
  expect(claimText(claim, now, { ...before, commands: [] })).toContain(
    'docs/claims.md says false: nowhere',
  );
  expect(claimText(claim, now, now)).not.toContain('docs/claims.md');
});
