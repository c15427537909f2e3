import { newsKey, type News } from '../../compare/news.ts';
import type { ContainerFacts } from '../../schema/schema.ts';
import { xml, type Html } from '../../../text/html.ts';
import { command } from '../commands.ts';
import { box, label, newMark } from '../shapes.ts';
import { boxHeight, boxWidth, type Column, type Layout } from './model.ts';
import { placesBelow } from './rings.ts';

/** A container; dashed is what does not run, and what is none. */
export function drawContainer(column: Column, layout: Layout, news: News): Html {
  const { name, container, x } = column;
  const { top, bottom, upper } = layout;
  const isRunning = container?.state === 'running';
  const frame = { x: x - boxWidth / 2, y: top, width: boxWidth, height: boxHeight };
  const address = container?.places.find(({ network }) => network === upper?.name)?.address ?? '';
  const room = boxWidth - 8;
  const show = container ? { command: command('container', name) } : {};
  const note = container ? noteOf(container) : 'no container';
  const below = placesBelow(column, layout).map((one) => one.place.address);
  const last = note ? [note] : below.length === 1 ? below : [];
  const isNew = news.has(newsKey('container', name));
  return xml`${box(frame, isRunning ? '' : 'broken')}${label(address, room, { x, y: top + 17, look: 'mono soft mid' })}${label(name, room, { x, y: top + 38, look: 'name mono mid', ...show })}${last.map((text) => label(text, room, { x, y: top + 57, look: note ? 'soft mid' : 'mono soft mid' }))}${isNew && newMark({ x: x + boxWidth / 2 - 8, y: bottom + 4, look: 'end halo' })}`;
}

/** What else there is to know of how it is connected. */
export function noteOf({ state, sharesWith, places }: ContainerFacts): string {
  if (state !== 'running') return state;
  if (sharesWith !== null) return `network of ${sharesWith}`;
  if (places.some(({ network }) => network === 'host')) return 'as the host';
  return places.length === 0 ? 'only loopback' : '';
}
