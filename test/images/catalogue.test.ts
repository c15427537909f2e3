import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { catalogue, findImage, referenceOf } from '../../src/images/catalogue.ts';
import { isRateLimited, isUnreachable } from '../../src/images/pull.ts';
import { loadKatas } from '../../src/katas/load.ts';

const derived = catalogue().flatMap(({ base, ...image }) => (base ? [{ ...image, base }] : []));

test('each image comes after the one that it starts from', () => {
  const names = catalogue().map(({ name }) => name);
  for (const { name, base } of derived)
    expect({ name, early: names.indexOf(base) >= names.indexOf(name) }).toEqual({
      name,
      early: false,
    });
});

test('an image is made from nothing or from one of the catalogue, by a Dockerfile', () => {
  for (const { name, base, bootstrap } of catalogue())
    expect({ name, ways: [base, bootstrap].filter(Boolean).length }).toEqual({ name, ways: 1 });
  for (const { name, base, folder } of derived)
    expect({
      name,
      base: findImage(base)?.name,
      dockerfile: existsSync(join(folder, 'Dockerfile')),
    }).toEqual({ name, base, dockerfile: true });
});

test('official images have exact tags, the dojo’s own a tag from their recipe', () => {
  for (const { name, standIn, reference, recipe } of catalogue()) {
    expect(recipe).toMatch(/^[0-9a-f]{12}$/);
    expect(reference).toBe(standIn ? name : `${name}:${recipe}`);
    expect(reference).toMatch(/^[a-z/-]+:[\w.-]+$/);
    expect(reference).not.toMatch(/:latest$/);
  }
});

test('an image is found by its name and by its reference; another is not', () => {
  const reference = referenceOf('docker-dojo/toolbox');
  expect(findImage(reference)).toBe(findImage('docker-dojo/toolbox'));
  expect(findImage('node')).toBeUndefined();
  expect(() => referenceOf('node')).toThrow('the catalogue has no image node');
});

test('every kata runs on images of the catalogue', () => {
  for (const kata of loadKatas())
    for (const image of kata.images)
      expect({ kata: kata.number, image, known: findImage(image) !== undefined }).toMatchObject({
        known: true,
      });
});

test.each([
  'dial tcp: lookup registry on 192.0.2.1:53: no such host',
  'net/http: request canceled (Client.Timeout exceeded while awaiting headers)',
  'dial tcp 192.0.2.7:443: connect: connection refused',
  'x509: certificate signed by unknown authority',
])('%s: no registry is within reach', (why) => {
  expect(isUnreachable(why)).toBe(true);
});

test.each(['manifest unknown', 'pull access denied, repository does not exist'])(
  '%s: the registry said no',
  (why) => {
    expect(isUnreachable(why)).toBe(false);
    expect(isRateLimited(why)).toBe(false);
  },
);

test('too many pulls are told apart', () => {
  expect(isRateLimited('toomanyrequests: You have reached your pull rate limit')).toBe(true);
});
