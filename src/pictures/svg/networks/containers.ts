import type { ContainerFacts } from '../../schema/schema.ts';
import { xml, type Html } from '../../../text/html.ts';
import { command } from '../commands.ts';
import { box, label } from '../shapes.ts';
import { boxHeight, boxWidth, type Column, type Layout } from './model.ts';

/** A container; dashed is what does not run, and what is none. */
export function drawContainer({ name, container, x }: Column, { top, upper }: Layout): Html {
  const isRunning = container?.state === 'running';
  const frame = { x: x - boxWidth / 2, y: top, width: boxWidth, height: boxHeight };
  const address = container?.places.find(({ network }) => network === upper?.name)?.address ?? '';
  const room = boxWidth - 8;
  const show = container ? { command: command('container', name) } : {};
  const note = container ? noteOf(container) : 'no container';
  return xml`${box(frame, isRunning ? '' : 'broken')}${label(address, room, { x, y: top + 17, look: 'mono soft mid' })}${label(name, room, { x, y: top + 37, look: 'name mono mid', ...show })}${label(note, room, { x, y: top + 54, look: 'soft mid' })}`;
}

/** What else there is to know of how it is connected. */
function noteOf({ state, sharesWith, places }: ContainerFacts): string {
  if (state !== 'running') return state;
  if (sharesWith !== null) return `network of ${sharesWith}`;
  if (places.some(({ network }) => network === 'host')) return 'as the host';
  return places.length === 0 ? 'only loopback' : '';
}
