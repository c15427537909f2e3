import { terminalSvg } from '../../../src/cli/output/svg.ts';

const red = (text: string) => `\x1b[31m${text}\x1b[39m`;

test('pieces of a line keep their styles and their columns', () => {
  const svg = terminalSvg(`  ${red('✗')} a \x1b[1mbold\x1b[22m word\n日本 ${red('x')}\n`, 'One');
  const pieces = [
    ...svg.matchAll(/<text x="([\d.]+)" y="([\d.]+)"[^>]*?(?: class="(\w+)")?>([^<]*)</g),
  ];
  expect(pieces.map(([, x, y, style, text]) => [Number(x), Number(y), style, text])).toEqual([
    [32.8, 29.5, 'red', '✗'],
    [41.2, 29.5, undefined, ' a '],
    [66.4, 29.5, 'bold', 'bold'],
    [100, 29.5, undefined, ' word'],
    [16, 47.5, undefined, '日本 '],
    [58, 47.5, 'red', 'x'],
  ]);
  expect(svg).toMatch(/^<svg [^>]*width="158" height="68"/);
});

test('it stands alone, for light and dark pages, and nothing in the text becomes a tag', () => {
  const svg = terminalSvg('<script>alert(1)</script> & "quotes"', '<b>');
  expect(svg).not.toMatch(/<script|<b>|href|url\(/);
  expect(svg).toContain('@media (prefers-color-scheme: dark)');
  expect(svg).toContain('&#60;script&#62;');
});
