import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expectationOf } from '../../../src/authoring/proof/expectation.ts';

const folder = mkdtempSync(join(tmpdir(), 'expectation-'));
afterAll(() => rmSync(folder, { recursive: true }));

function expecting(message: unknown) {
  writeFileSync(join(folder, 'expected.json'), JSON.stringify({ check: 'a check', message }));
  return expectationOf({ folder });
}

function expectingAlone(only: string, message?: string) {
  writeFileSync(join(folder, 'expected.json'), JSON.stringify({ check: 'a check', message, only }));
  return expectationOf({ folder });
}

test('a check that alone fails, or alone passes', () => {
  const message = 'a part of it';
  const left = { check: 'a check', message: [message], only: 'left' };
  expect(expectingAlone('left', message)).toEqual(left);
  expect(expectingAlone('mended')).toEqual({ check: 'a check', message: [], only: 'mended' });
  expect(expectingAlone('left')).toContain('has to say a part of the message');
  expect(expectingAlone('mended', message)).toContain('and then none');
  expect(expectingAlone('broken', message)).toContain('only');
});

test('a part of a message, or a list of them where engines differ', () => {
  expect(expecting('a part of it')).toEqual({ check: 'a check', message: ['a part of it'] });
  const two = ['a part of it', 'another part'];
  expect(expecting(two)).toEqual({ check: 'a check', message: two });
});

test.each([['short'], [['a part of it']], [['a part of it', 'short']], [[]], [7]])(
  'refuses %j',
  (message) => {
    expect(expecting(message)).toEqual(expect.any(String));
  },
);
