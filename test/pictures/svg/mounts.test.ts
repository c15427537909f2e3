import { drawMounts } from '../../../src/pictures/svg/mounts.ts';
import { placeOf, readable, svgText } from '../../support/drawings.ts';
import { hostAndMemory, trap } from '../../support/pictures.ts';

const svg = (...all: Parameters<typeof drawMounts>[0]) => svgText(drawMounts(all, 'm', []));

test('what is mounted in a mount lies over it, and hides it there', () => {
  const drawn = svg(trap);
  const [upper, middle, lowest] = ['anonymous volume', 'named volume', 'the container’s layer'];
  const at = [upper, middle, lowest].map((text) => placeOf(drawn, text));
  expect(at.map(({ y }) => y)).toEqual([...at.map(({ y }) => y)].sort((a, b) => a - b));
  expect(at.map(({ x }) => x)).toEqual([...at.map(({ x }) => x)].sort((a, b) => b - a));
  expect(readable(drawn).filter((text) => text === 'hidden')).toHaveLength(2);
  expect(readable(drawn)).toEqual(
    expect.arrayContaining(['…/data', 'ledger-1f', 'docker rm: out of reach', 'docker rm: gone']),
  );
});

test('neighbours hide nothing of each other', () => {
  const drawn = svg(hostAndMemory);
  expect(placeOf(drawn, 'bind mount, read-only').y).toBe(placeOf(drawn, 'tmpfs: memory').y);
  expect(readable(drawn).filter((text) => text === 'hidden')).toHaveLength(1);
});

test('who sees the same bytes says so', () => {
  const next = { ...trap, container: 'next' };
  expect(readable(svg(trap, next))).toEqual(
    expect.arrayContaining(['also in next', 'also in ledger']),
  );
  expect(readable(svg(trap, hostAndMemory)).join()).not.toContain('also in');
});

test('out of reach is red where a check is', () => {
  expect(svgText(drawMounts([trap], 'm', ['a check']))).toMatch(/class="box red"/);
  expect(svg(trap)).not.toMatch(/\bred\b/);
});
