import type { Drawing } from './drawing.ts';
import type { Pictures } from '../schema/schema.ts';
import { drawBuilds } from './builds.ts';
import { drawImages } from './images.ts';
import { drawMounts } from './mounts.ts';
import { drawNetworks } from './networks.ts';
import { cut, styled } from '../../text/columns.ts';

// Below this a drawing is cut off rather than squeezed, above it it only gets emptier.
const [narrowest, widest] = [40, 100];

/** The pictures of a run, one below the other: lines of at most `width` columns. */
export function drawPictures(pictures: Pictures, { width, check }: Drawing): string {
  const drawing = { width: Math.min(widest, Math.max(narrowest, width)), check };
  const { networks, mounts, builds, images } = pictures;
  const drawn: [string, string[]][] = [
    ...builds.map((one): [string, string[]] => [
      `builds of ${one.context}/`,
      drawBuilds(one, drawing),
    ]),
    ...(images ? [['images', drawImages(images, drawing)] as [string, string[]]] : []),
    ...(mounts.length > 0 ? [['mounts', drawMounts(mounts, drawing)] as [string, string[]]] : []),
    ...(networks ? [['networks', drawNetworks(networks, drawing)] as [string, string[]]] : []),
  ];
  return drawn
    .map(([title, lines]) => [heading(title, drawing.width), '', ...lines].join('\n'))
    .join('\n\n');
}

function heading(title: string, width: number): string {
  const text = cut(title, width - 6);
  const rule = '─'.repeat(Math.max(0, width - text.length - 4));
  return `${styled('──', 'dim')} ${styled(text, 'bold')} ${styled(rule, 'dim')}`;
}
