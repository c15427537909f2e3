import { appendFileSync, mkdtempSync, readFileSync, rmSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { enter, readLedger, type LedgerEntry } from '../../../src/lab/run/ledger.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'docker-dojo-ledger-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const entries: LedgerEntry[] = [
  { kind: 'process', process: '41.7.boot.machine' },
  { kind: 'image', reference: 'shop:1' },
  { kind: 'volume', name: 'shelf' },
];

test('what was entered is read in order', () => {
  for (const entry of entries) enter(folder, entry);
  expect(readLedger(folder)).toEqual(entries);
});

test('a folder without a ledger has entered nothing', () => {
  expect(readLedger(join(folder, 'nowhere'))).toEqual([]);
});

test('cut off anywhere, the lines before the cut count and nothing is made up', () => {
  for (const entry of entries) enter(folder, entry);
  const file = join(folder, 'ledger.jsonl');
  const text = readFileSync(file, 'utf8');
  for (let length = text.length; length >= 0; length -= 1) {
    truncateSync(file, length);
    const whole = text.slice(0, length + 1).split('\n').length - 1;
    expect(readLedger(folder)).toEqual(entries.slice(0, whole));
  }
});

test('lines after one that was cut off count', () => {
  appendFileSync(join(folder, 'ledger.jsonl'), '{"kind":"vol\n');
  enter(folder, { kind: 'volume', name: 'shelf' });
  expect(readLedger(folder)).toEqual([{ kind: 'volume', name: 'shelf' }]);
});
