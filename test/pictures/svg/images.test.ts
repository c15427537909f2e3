import { drawImages } from '../../../src/pictures/svg/images.ts';
import { readable, svgText } from '../../support/drawings.ts';
import { oneStage } from '../../support/pictures.ts';

const widths = (svg: string) =>
  [...svg.matchAll(/class="bar"[^>]* width="([\d.]+)"/g)].map(([, width]) => Number(width));

test('layers to one scale, what images add to another; nothing has no bar', () => {
  const svg = svgText(drawImages(oneStage));
  expect(widths(svg)).toEqual([1, 220, 12.1, 220, 220, 9.5]);
  expect(readable(svg)).toEqual(
    expect.arrayContaining(['0 B', 'RUN npm ci', '25.5 MB', 'the reference', '251.6 MB in all']),
  );
});

test('an image without a layer of its own says so', () => {
  const [image] = oneStage.images;
  const images = image ? [{ ...image, layers: [] }] : [];
  expect(readable(svgText(drawImages({ images, others: [] }))).join('\n')).toContain(
    'and no layer of its own',
  );
});
