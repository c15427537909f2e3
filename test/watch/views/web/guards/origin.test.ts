import { isOurs } from '../../../../../src/watch/views/web/guards/origin.ts';

const allowed = { port: 4743 };
const own = 'http://127.0.0.1:4743';

test.each([
  ['a typed address', undefined, 'none'],
  ['a program that is no browser', undefined, undefined],
  ['our own script', own, 'same-origin'],
  ['a form of ours, under no-referrer', 'null', 'same-origin'],
  ['an older browser', own, undefined],
])('%s is heard', (_who, origin, site) => {
  expect(isOurs({ origin, site }, allowed)).toBe(true);
});

test.each([
  ['another page', 'https://evil.example', 'cross-site'],
  ['another port of this machine', 'http://127.0.0.1:3000', 'same-site'],
  ['another page, in an older browser', 'http://evil.example:4743', undefined],
  ['a sandboxed frame', 'null', 'cross-site'],
  ['a sandboxed frame, in an older browser', 'null', undefined],
  ['an image in another page', undefined, 'cross-site'],
  ['a name that only begins like ours', 'http://127.0.0.1:4743.evil.example', undefined],
  ['no address at all', 'file://', undefined],
])('%s is refused', (_who, origin, site) => {
  expect(isOurs({ origin, site }, allowed)).toBe(false);
});
