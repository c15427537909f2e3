import type { Kata } from '../../katas/kata.ts';
import { html, type Html } from '../../text/html.ts';
import type { Seat } from '../seat.ts';

// The picture is as wide as its seat: its own units are only for the parts of it.
const width = 600;

/** A piece for each kata of the route: filled is green, grey is where the seat is, empty is to come. */
export function routeHtml({ green, verdict }: Seat, katas: Kata[]): Html {
  const gap = Math.min(14, width / 4 / katas.length);
  const step = (width + gap) / katas.length;
  const pieces = katas.map(({ number }, index) => {
    const here = number === verdict?.kata ? 'here' : 'open';
    const [x, wide] = [rounded(index * step), rounded(step - gap)];
    const style = green.includes(number) ? 'done' : here;
    return html`<rect class="${style}" x="${x}" width="${wide}" height="10" />`;
  });
  const count = katas.filter(({ number }) => green.includes(number)).length;
  const label = `${count} of ${katas.length} katas green`;
  return html`<svg
    class="route"
    viewBox="-3 0 ${width + 6} 10"
    preserveAspectRatio="none"
    role="img"
    aria-label="${label}"
  >
    ${pieces}
  </svg>`;
}

function rounded(units: number): number {
  return Math.round(10 * units) / 10;
}
