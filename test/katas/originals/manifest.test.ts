import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  originalsOf,
  readOriginals,
  writeOriginals,
} from '../../../src/katas/originals/manifest.ts';

const set = mkdtempSync(join(tmpdir(), 'docker-dojo-originals-'));
const [one, other] = [{ 'setup.ts': 'a'.repeat(40) }, { 'setup.ts': 'b'.repeat(40) }];
afterAll(() => rmSync(set, { recursive: true, force: true }));

test('a set without lists has none', () => {
  expect(readOriginals(set)).toBeNull();
  expect(originalsOf(join(set, '41-one'))).toBeNull();
});

test('one list for all katas, as sets had it before, is read until lists are written', () => {
  writeFileSync(join(set, 'originals.json'), JSON.stringify({ '41-one': one }));
  expect(originalsOf(join(set, '41-one'))).toEqual(one);
  expect(readOriginals(set)).toEqual({ '41-one': one });
  writeOriginals(set, { '41-one': one, '43-other': other });
  expect(existsSync(join(set, 'originals.json'))).toBe(false);
  expect(readOriginals(set)).toEqual({ '41-one': one, '43-other': other });
});

test('each kata has a list of its own, which goes with it', () => {
  expect(originalsOf(join(set, '43-other'))).toEqual(other);
  writeOriginals(set, { '43-other': other });
  expect(readdirSync(join(set, 'originals'))).toEqual(['43-other.json']);
  expect(originalsOf(join(set, '41-one'))).toBeNull();
});

test('a merge conflict in one list is an error of that kata alone', () => {
  mkdirSync(join(set, 'originals'), { recursive: true });
  writeFileSync(join(set, 'originals', '41-one.json'), '<<<<<<< HEAD\n{}\n=======\n');
  expect(originalsOf(join(set, '43-other'))).toEqual(other);
  expect(() => originalsOf(join(set, '41-one'))).toThrow('merge conflict');
});
