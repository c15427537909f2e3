import { fitted } from '../../src/text/wrap.ts';

test.each([
  ['saw     200 with the body', 16, 'saw     200 with\n        the body'],
  ['        and it said so', 16, '        and it\n        said so'],
  ['it went on for too long', 10, 'it went on\nfor too\nlong'],
  ['did     curl http://localhost:8080/', 16, 'did     curl\n        http://localhost:8080/'],
  ['read    short', 80, 'read    short'],
  ['one\ntwo', 3, 'one\ntwo'],
  ['', 10, ''],
])('%j in %i columns', (message, width, lines) => {
  expect(fitted(message, width)).toBe(lines);
});
