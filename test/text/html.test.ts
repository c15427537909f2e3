import { html, textOf } from '../../src/text/html.ts';

test('nothing that somebody is called ends what it stands in', () => {
  const name = `</title></svg><script>x()</script>"'&\0`;
  expect(textOf(html`<svg><title id="${name}">${name}</title></svg>`)).toBe(
    '<svg><title id="&#60;/title&#62;&#60;/svg&#62;&#60;script&#62;x()&#60;/script&#62;&#34;&#39;&#38;␀">' +
      '&#60;/title&#62;&#60;/svg&#62;&#60;script&#62;x()&#60;/script&#62;&#34;&#39;&#38;␀</title></svg>',
  );
});

test('pieces stay as they are, lists are put together, nothing is nothing', () => {
  const items = ['a', 'b'].map((one) => html`<li>${one}</li>`);
  expect(textOf(html`<b>${items}${null}${undefined}${false}${0}</b>`)).toBe(
    '<b><li>a</li><li>b</li>0</b>',
  );
});
