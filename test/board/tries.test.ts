import { Tries } from '../../src/board/tries.ts';

let now = 0;

beforeEach(() => (now = 0));

function after(addresses: string[]): Tries {
  const tries = new Tries(() => now);
  addresses.forEach((address) => tries.wrong(address));
  return tries;
}

const five = (address: string) => Array.from({ length: 5 }, () => address);

test('five wrong codes, and an address has to wait until a minute is over', () => {
  const tries = after(five('192.0.2.7').slice(1));
  expect(tries.isOver('192.0.2.7')).toBe(false);
  tries.wrong('192.0.2.7');
  expect(tries.isOver('192.0.2.7')).toBe(true);
  expect(tries.isOver('192.0.2.8')).toBe(false);
  now = 59_999;
  expect(tries.isOver('192.0.2.7')).toBe(true);
  now = 60_000;
  expect(tries.isOver('192.0.2.7')).toBe(false);
});

test.each([
  ['192.0.2.7', '::ffff:192.0.2.7', true],
  ['2001:db8::1', '2001:db8::ffff', true],
  ['2001:db8:0:0:1:2:3:4', '2001:db8::9', true],
  ['2001:db8:1::1', '2001:db8:2::1', false],
  ['2001:db8:0:1::1', '2001:db8::1', false],
  ['::1', '::2', true],
])('%s and %s are one to count: %s', (one, other, same) => {
  expect(after(five(one)).isOver(other)).toBe(same);
});

test('addresses that are made up do not pile up', () => {
  const tries = new Tries(() => now);
  for (let count = 0; count < 25_000; count += 1) tries.wrong(`192.${count >> 8}.${count & 255}.1`);
  now = 61_000;
  tries.wrong('192.0.2.7');
  expect(tries.isOver('192.0.2.7')).toBe(false);
});
