import { withoutCommands } from '../../../src/text/ci-commands.ts';
import { html, link, textOf, xml } from '../../../src/text/html.ts';
import { jsonText } from '../../../src/grading/reports/text/json.ts';
import { fenced, inline } from '../../../src/grading/reports/text/markdown.ts';
import { percentText, pointsText } from '../../../src/text/units.ts';
import { excerptOf, shortLine, visible, visibleLine } from '../../../src/text/sanitize.ts';
import { hostileTexts } from '../../support/hostile.ts';

test('what has no sign of its own gets one; tabs, lines and people’s letters stay', () => {
  expect(visible('a\0b\x1b[31mc\x7f')).toBe('a␀b␛[31mc␡');
  expect(visible('\u202egnp.exe')).toBe('⟨U+202E⟩gnp.exe');
  expect(visible('\ud800x\uffff')).toBe('⟨U+D800⟩x⟨U+FFFF⟩');
  expect(visible('a\r\nb\tc')).toBe('a\nb\tc');
  for (const name of ['Zoë Çelik', 'علی‌رضا', '👩‍👩‍👧', '𝒳']) expect(visible(name)).toBe(name);
  expect(visibleLine('a\nb\tc')).toBe('a␊b␉c');
});

test('a long text is cut, and says how much is left', () => {
  const size = { lines: 2, characters: 20 };
  expect(excerptOf('one\ntwo', size)).toBe('one\ntwo');
  expect(excerptOf('one\ntwo\nthree', size)).toBe('one\ntwo\n… 6 more characters');
  expect(excerptOf('x'.repeat(1000), size)).toBe(`${'x'.repeat(20)}\n… 980 more characters`);
  expect(excerptOf('\x1b[31mred\x1b[0m', size)).toBe('red');
  expect(shortLine('a😀b', 2)).toBe('a…');
});

test('HTML escapes by construction, in text and in attributes', () => {
  const name = `<b a="1" b='2'>&`;
  expect(textOf(html`<p title="${name}">${name}</p>`)).toBe(
    '<p title="&#60;b a=&#34;1&#34; b=&#39;2&#39;&#62;&#38;">&#60;b a=&#34;1&#34; b=&#39;2&#39;&#62;&#38;</p>',
  );
  const list = ['a', xml`<li>${'<'}</li>`, [1, null, false] as const];
  expect(textOf(xml`<ul>${list}</ul>`)).toBe('<ul>a<li>&#60;</li>1</ul>');
  // What was parsed from JSON is never taken for a piece of a page.
  const forged = JSON.parse('{"HTML":"<b>"}') as string;
  expect(() => textOf(html`${forged}`)).toThrow('not iterable');
});

test('only addresses of the web become links', () => {
  expect(textOf(link('https://docs.docker.com/?a="b"', 'x'))).toContain(
    'href="https://docs.docker.com/?a=&#34;b&#34;"',
  );
  for (const address of ['javascript:alert(1)', ' https://a', 'data:text/html,x', '//evil.example'])
    expect(textOf(link(address, 'x'))).toBe('x');
});

test('commands to a CI are taken apart where they would be obeyed, and only there', () => {
  const apart = (text: string) => withoutCommands(text, (character) => `${character} `);
  expect(apart('::set-output name=a::b')).toBe(': :set-output name=a::b');
  expect(apart('x\n \t::error::y')).toBe('x\n \t: :error::y');
  expect(apart('a ##[error]b')).toBe('a # #[error]b');
  expect(apart('##vso[x] ##teamcity[y]')).toBe('# #vso[x] # #teamcity[y]');
  expect(apart('section_start:0:x')).toBe('section_ start:0:x');
  for (const harmless of ['std::string', '## heading', 'a::b', 'section_starts'])
    expect(apart(harmless)).toBe(harmless);
});

test('Markdown within a line is text', () => {
  expect(inline('a `b` *c* [d](e) <f> | g')).toBe('a \\`b\\` \\*c\\* \\[d\\](e) \\<f\\> \\| g');
  expect(inline('21:05, but a::b and https://c')).toBe('21:05, but a\\::b and https\\://c');
});

test('a fence is longer than any run of backticks in it', () => {
  expect(fenced('a ```` b')).toBe('`````text\na ```` b\n`````');
  expect(fenced('::error::x')).toBe('```text\n: :error::x\n```');
});

test('JSON keeps every character, and shows none that is hidden', () => {
  for (const text of Object.values(hostileTexts).filter(({ length }) => length < 10_000)) {
    const written = jsonText({ text });
    expect(JSON.parse(written)).toEqual({ text });
    expect(visible(written)).toBe(written);
    expect(withoutCommands(written, () => '!')).toBe(written);
  }
});

test('numbers as people write them', () => {
  expect([7.5, 10, 3.333, 0.1 + 0.2].map(pointsText)).toEqual(['7.5', '10', '3.33', '0.3']);
  expect([percentText(0, 9), percentText(9, 9), percentText(1, 0)]).toEqual(['0 %', '100 %', '–']);
  expect([percentText(1, 999), percentText(998, 999)]).toEqual(['<1 %', '>99 %']);
});
