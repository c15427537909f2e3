import { dark, light, pictureStyle, type Palette } from '../../../src/pictures/svg/style.ts';

/** Relative luminance as WCAG 2 defines it. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(a: string, b: string): number {
  const [low = 0, high = 0] = [luminance(a), luminance(b)].sort((one, other) => one - other);
  return (high + 0.05) / (low + 0.05);
}

test('the measure itself: black on white is 21, and it is the same both ways', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
  expect(contrast('#ffffff', '#767676')).toBeCloseTo(4.54, 2);
});

describe.each([
  ['light', light],
  ['dark', dark],
] as [string, Palette][])('%s', (_name, palette) => {
  test.each(['ink', 'soft', 'accent', 'red', 'green'] as const)('text in %s: 4.5 : 1', (one) => {
    expect(contrast(palette[one], palette.bg)).toBeGreaterThanOrEqual(4.5);
  });

  test('lines: 3 : 1', () => {
    expect(contrast(palette.line, palette.bg)).toBeGreaterThanOrEqual(3);
  });
});

test('colours are named in the palettes alone', () => {
  const rules = pictureStyle.split('\n').filter((rule) => !rule.includes('--p-bg:'));
  expect(rules.join('\n')).not.toMatch(/#[\da-f]{3}/i);
  expect(pictureStyle).toMatch(/prefers-color-scheme: dark/);
  expect(pictureStyle).toMatch(/forced-colors: active.*--p-bg: Canvas;/);
});
