import { withoutComments } from '../../src/text/comments.ts';

test('a comment is not read, in a line of its own or within one', () => {
  expect(withoutComments('One.\n\n<!-- run -->\n\n```sh\necho\n```\n')).toBe(
    'One.\n\n```sh\necho\n```\n',
  );
  expect(withoutComments('One <!-- of\nthree -->two.')).toBe('One two.');
  expect(withoutComments('- one\n\n  <!-- run -->\n\n  two')).toBe('- one\n\n  two');
});

test('code stays as it is', () => {
  for (const code of ['Write `<!-- run -->` here.', '```html\n<!-- a page -->\n```\n'])
    expect(withoutComments(code)).toBe(code);
});
