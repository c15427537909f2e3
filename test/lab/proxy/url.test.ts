import { readAddress, refuseForm, writeAddress } from '../../../src/lab/proxy/url.ts';

test.each([
  ['/containers/create', '/containers/create'],
  ['/v1.45/containers/%63reate?name=a%20b', '/containers/create'],
  ['/v1/%63ontainers%2Fcreate', '/containers/create'],
  ['/images/localhost:5000/mine:1/json', '/images/localhost:5000/mine:1/json'],
  ['/containers/x/archive?path=%2Fetc%2F..', '/containers/x/archive'],
])('%s is read as the engine reads it', (url, path) => {
  expect(readAddress(url).path).toBe(path);
});

test.each([
  ...['', 'containers/create', '//containers/create', '/containers//create', '/containers/create/'],
  ...['/containers/./create', '/containers/x/../create', '/containers/%2e%2e/create', '/..'],
  ...['/containers\\create', '/containers/create%00', '/containers/create%0a', '/containers/%zz'],
  ...['/containers/create#x', 'http://engine/containers/create'],
])('%j is refused', (url) => {
  expect(() => readAddress(url)).toThrow('the engine has nothing at');
});

test('what goes to the engine is what was read', () => {
  const { version, ...address } = readAddress('/v1.45/images/a/b:1/t%61g?repo=x&tag=%31+2');
  expect(writeAddress(version, address)).toBe('/v1.45/images/a/b%3A1/tag?repo=x&tag=1+2');
  const { version: none, ...odd } = readAddress('/volumes/a%25b%3Fc');
  expect(writeAddress(none, odd)).toBe('/volumes/a%25b%3Fc');
});

test('a form is refused, in whatever spelling', () => {
  for (const type of [
    'application/x-www-form-urlencoded',
    'Application/X-WWW-Form-urlencoded; a=b',
  ])
    expect(() => refuseForm({ 'content-type': type })).toThrow('not in a form');
  expect(() => refuseForm({ 'content-type': 'application/json' })).not.toThrow();
  expect(() => refuseForm({})).not.toThrow();
});
