import { describeSize } from '../../lab/objects/image/layers/describe.ts';
import { newsKey, type News } from '../compare/news.ts';
import type { ImagesFacts } from '../schema/schema.ts';
import { xml, type Html } from '../../text/html.ts';
import type { Content } from './frame.ts';
import { fitting, label, newMark, round, wide, words } from './shapes.ts';

const [width, row] = [620, 26];
// Sizes end at the one, bars go from the one to the other.
const [sizeEnd, barStart, barRoom] = [72, 84, 220];

/**
 * A bar to scale for each layer of an image; below, what it adds to its base beside what others add.
 * @param news what is marked as new
 */
export function drawImages({ images, others }: ImagesFacts, news: News = new Set()): Content {
  const body: Html[] = [];
  let y = 0;
  for (const { name, base, layers } of images) {
    const adds = layers.reduce((sum, { bytes }) => sum + bytes, 0);
    const all = [{ name, base, adds }, ...others];
    body.push(
      ...layerBars({ name, base, layers }, y, news),
      ...comparison(all, y + 66 + row * layers.length),
    );
    y += 110 + row * (layers.length + all.length);
  }
  return { width, height: Math.max(20, y - 16), body };
}

function layerBars(
  { name, base, layers }: ImagesFacts['images'][number],
  top: number,
  news: News,
): Html[] {
  const most = Math.max(...layers.map(({ bytes }) => bytes), 1);
  const note = `on a base image of ${describeSize(base)}`;
  const aboutLayers = layers.length > 0 ? note : `${note}, and no layer of its own`;
  return [
    label(name, 210, { x: 2, y: top + 16, look: 'name' }),
    label(aboutLayers, 380, {
      x: 14 + fitting(name, 210, 'name').length * wide.name,
      y: top + 16,
      look: 'soft',
    }),
    ...layers.map(({ instruction, bytes }, index) => {
      const y = top + 42 + index * row;
      const text = instruction || 'an instruction that left no trace';
      const at = { x: barStart + barRoom + 12, y, look: instruction ? 'mono' : 'soft' };
      const isNew = news.has(newsKey('layer', name, instruction));
      const room = width - at.x - (isNew ? 34 : 0);
      return xml`${size(bytes, y)}${bar(bytes / most, y)}${label(text, room, at)}${isNew && newMark({ x: width - 2, y, look: 'end' })}`;
    }),
  ];
}

/** What each adds to its base, to one scale; and what it weighs in all. */
function comparison(all: ImagesFacts['others'], top: number): Html[] {
  const most = Math.max(...all.map(({ adds }) => adds), 1);
  return [
    words('added to the base image', { x: 2, y: top, look: 'strong' }),
    ...all.map(({ name, base, adds }, index) => {
      const y = top + 26 + index * row;
      const x = barStart + barRoom + 12;
      const total = `${describeSize(base + adds)} in all`;
      return xml`${size(adds, y)}${bar(adds / most, y)}${label(name, 180, { x, y })}${words(total, { x: width - 2, y, look: 'soft end' })}`;
    }),
  ];
}

function size(bytes: number, y: number): Html {
  return words(describeSize(bytes), { x: sizeEnd, y, look: 'mono end' });
}

/** What is more than nothing is seen. */
function bar(share: number, y: number): Html | null {
  if (!(share > 0)) return null;
  const length = round(Math.max(1, share * barRoom));
  return xml`<rect class="bar" x="${barStart}" y="${y - 11}" width="${length}" height="14"/>`;
}
