import { verdictSvg } from '../../../src/cli/output/svg.ts';
import type { Verdict } from '../../../src/judge/verdict.ts';
import type { Pictures } from '../../../src/pictures/schema/schema.ts';
import { readable } from '../../support/drawings.ts';
import { copiedEarly, trap, twoNetworks } from '../../support/pictures.ts';

const check = (name: string, status: Verdict['checks'][number]['status']) => ({
  ...{ name, status, ms: 120, message: '', observed: '', expected: '', help: '' },
});

function verdict(pictures: Pictures | null, name = 'a check'): Verdict {
  const checks = [check('first', 'passed'), check(name, 'failed'), check('last', 'skipped')];
  return {
    ...{ version: 1, kata: '43-frontend-backend', attempt: '', fingerprint: '', images: [] },
    ...{ status: 'failed', message: null, engine: null, ms: 900, checks, pictures },
  };
}

const all: Pictures = {
  ...{ check: 'a check', networks: twoNetworks, mounts: [trap], builds: [copiedEarly] },
  images: null,
};

test('the checks with their marks and times, and every picture below them', () => {
  const svg = verdictSvg(verdict(all), '43 Frontend, backend');
  const texts = readable(svg);
  expect(texts.slice(0, 8)).toEqual([
    ...['43 Frontend, backend', 'Red: 1 of 3 checks pass'],
    ...['first', '0.1 s', 'a check', '0.1 s', 'last', 'Builds of app/'],
  ]);
  expect(texts).toEqual(expect.arrayContaining(['Mounts', 'Networks', 'cellar', 'COPY . .']));
  expect(svg.match(/class="mark"/g)).toHaveLength(1);
  expect(svg).toContain('Published: 0.0.0.0:32768 leads to proxy 8080/tcp, from everywhere.');
});

test('without pictures it is the checks', () => {
  expect(readable(verdictSvg(verdict(null), 'One')).at(-1)).toBe('last');
});

test('it stands alone, for light and dark pages, and nothing in the text becomes a tag', () => {
  const svg = verdictSvg(verdict(all, '<script>alert(1)</script> & "quotes"'), '<b>');
  expect(svg).not.toMatch(/<script|<b>|href|url\((?!#)/);
  expect(svg).toContain('@media screen and (prefers-color-scheme: dark)');
  expect(svg).toContain('&#60;script&#62;');
  expect(svg).toMatch(/^<svg xmlns="http:\/\/www.w3.org\/2000\/svg"/);
});
