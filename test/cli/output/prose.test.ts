import { prose } from '../../../src/cli/output/prose.ts';

test('a link’s words stay in the text, its address stands below', () => {
  const text = 'Read [the differences](https://docs.docker.com/x/#the-differences). Then go on.';
  expect(prose(text, 20)).toBe(
    'Read the\ndifferences. Then go\non.\n  https://docs.docker.com/x/#the-differences',
  );
});

test('marks of Markdown are no part of what is read; code stays as it is', () => {
  expect(prose('A _named volume_ keeps **all** of `a_b_c` and a_b_c.')).toBe(
    'A named volume keeps all of `a_b_c` and a_b_c.',
  );
  expect(prose('```sh\ndocker ps  # → _x_\n```')).toBe('docker ps  # → _x_');
});

test('items of a list hang', () => {
  expect(prose('- one two three\n- four', 10)).toBe('- one two\n  three\n- four');
});

test('a comment, as before a block of code, is not shown', () => {
  const text =
    'Type this:\n\n<!-- run -->\n\n```sh\ndocker ps\n```\n\n<!-- two\n\nlines -->\n\nThen go on.';
  expect(prose(text)).toBe('Type this:\n\ndocker ps\n\nThen go on.');
});
