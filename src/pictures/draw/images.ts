import { describeSize } from '../../lab/objects/image/layers/describe.ts';
import type { ImagesFacts } from '../schema/schema.ts';
import { bar } from './bar.ts';
import type { Drawing } from './drawing.ts';
import { cell, cut, rightCell, styled, widest } from '../../text/columns.ts';

// `249.1 MB`, and two columns after it.
const size = 10;

/** A bar for each layer of an image; below, what it adds to its base beside what others add. */
export function drawImages({ images, others }: ImagesFacts, { width }: Drawing): string[] {
  return images.flatMap(({ name, base, layers }) => {
    const heaviest = Math.max(...layers.map(({ bytes }) => bytes), 1);
    const room = Math.min(24, Math.floor((width - size - 4) / 2.4));
    const lines = layers.map(({ instruction, bytes }) => {
      const drawn = cell(bar(bytes / heaviest, room), room, 'cyan');
      const words = cut(
        instruction || 'an instruction that left no trace',
        width - size - room - 4,
      );
      return `${rightCell(describeSize(bytes), size)}  ${drawn}  ${words}`.trimEnd();
    });
    const baseLine = `${rightCell(describeSize(base), size, 'dim')}  ${styled('the base image', 'dim')}`;
    const adds = layers.reduce((sum, { bytes }) => sum + bytes, 0);
    return [
      styled(name, 'bold'),
      baseLine,
      ...(lines.length > 0 ? lines : [`${' '.repeat(size)}  no layer of its own`]),
      '',
      ...compared([{ name, base, adds }, ...others], width),
    ];
  });
}

/** What each adds, and what it weighs in all. */
function compared(all: ImagesFacts['others'], width: number): string[] {
  const most = Math.max(...all.map(({ adds }) => adds), 1);
  const name = widest(
    all.map((one) => one.name),
    { most: 18 },
  );
  const totals = all.map(({ base, adds }) => `${describeSize(base + adds)} in all`);
  const total = widest(totals) + 2;
  // What it adds is what counts; the sum is for where there is room.
  const room = width - size - name - 4;
  const bars = Math.min(24, room < total + 8 ? room : room - total);
  return [
    styled('added to the base image', 'bold'),
    ...all.map(({ name: whose, adds }, index) => {
      const drawn = cell(bar(adds / most, bars), bars, 'cyan');
      const line = `${rightCell(describeSize(adds), size)}  ${drawn}  ${cell(whose, name)}`;
      return room < total + 8 ? line.trimEnd() : `${line}  ${styled(totals[index] ?? '', 'dim')}`;
    }),
  ];
}
