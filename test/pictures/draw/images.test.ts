import { bar } from '../../../src/pictures/draw/bar.ts';
import { draw, oneStage, text } from '../../support/pictures.ts';

test('a bar for each layer, and what the image adds beside what others add', () => {
  expect(draw({ images: oneStage })).toBe(text`
    ── images ──────────────────────────────────────────────────────────────────

    your image
      250.4 MB  the base image
           0 B                            WORKDIR /app
        1.6 kB  ▏                         COPY package.json package-lock.json ./
       25.5 MB  ████████████████████████  RUN npm ci
        1.4 MB  █▍                        RUN npm run build

    added to the base image
       26.9 MB  ████████████████████████  your image     277.3 MB in all
       26.9 MB  ████████████████████████  the workshop   277.3 MB in all
        1.2 MB  █                         the reference  251.6 MB in all
  `);
});

test('where it is narrow: shorter bars, and no sums', () => {
  expect(draw({ images: oneStage }, 44)).toBe(text`
    ── images ──────────────────────────────────

    your image
      250.4 MB  the base image
           0 B                WORKDIR /app
        1.6 kB  ▏             COPY package.json…
       25.5 MB  ████████████  RUN npm ci
        1.4 MB  ▋             RUN npm run build

    added to the base image
       26.9 MB  █████████████████  your image
       26.9 MB  █████████████████  the workshop
        1.2 MB  ▊                  the reference
  `);
});

test('an image that adds no layer', () => {
  const images = oneStage.images.map((image) => ({ ...image, layers: [] }));
  expect(draw({ images: { images, others: [] } })).toContain(text`
    your image
      250.4 MB  the base image
                no layer of its own

    added to the base image
           0 B                            your image  250.4 MB in all
  `);
});

test.each([
  [0, ''],
  [0.0001, '▏'],
  [0.5, '████'],
  [0.56, '████▌'],
  [1, '████████'],
  [2, '████████'],
])('a share of %d of eight columns', (share, drawn) => {
  expect(bar(share, 8)).toBe(drawn);
});
