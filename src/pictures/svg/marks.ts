import { xml, type Html } from '../../text/html.ts';
import { line } from './shapes.ts';

// A ring with a tick, a filled square with a cross, an empty ring: each is told without its colour.

/** As it is wanted. */
export function tick(x: number, y: number): Html {
  return xml`<circle class="green" cx="${x}" cy="${y}" r="7"/>${line(`M${x - 3.5} ${y}l2.5 2.5 4.5-5`, 'green')}`;
}

/** Not as it is wanted. */
export function cross(x: number, y: number): Html {
  return xml`<rect class="mark" x="${x - 7}" y="${y - 7}" width="14" height="14"/>${line(`M${x - 3} ${y - 3}l6 6m0-6l-6 6`, 'cross')}`;
}

/** Not judged. */
export function ring(x: number, y: number): Html {
  return xml`<circle cx="${x}" cy="${y}" r="7"/>`;
}

/** A mark by itself, in a line of text; the word beside it says the same. */
export function markInText(isGood: boolean): Html {
  const mark = isGood ? tick(9, 9) : cross(9, 9);
  return xml`<svg class="drawing mark-in-text" viewBox="0 0 18 18" width="16" height="16" aria-hidden="true">${mark}</svg>`;
}
