import { html, type Html, type Slot } from '../../text/html.ts';
import { counted } from '../../text/units.ts';
import type { AtKata } from '../standing.ts';

// As many lines as stand beside the headline on one screen.
const mostRows = 7;

/** How many seats work on each kata: a bar each. A long route shows where the class is. */
export function katasHtml(standing: AtKata[], seats: number): Html {
  const rows = shownOf(standing);
  const most = Math.max(1, ...rows.map((row) => row.seats));
  const elsewhere = seats - rows.reduce((sum, row) => sum + row.seats, 0);
  return html`${rows.map((row) => rowHtml(row, most))}
  ${rest(standing.length - rows.length, elsewhere)}`;
}

function shownOf(standing: AtKata[]): AtKata[] {
  if (standing.length <= mostRows) return standing;
  const crowded = [...standing].sort((a, b) => b.seats - a.seats).slice(0, mostRows - 1);
  return standing.filter((one) => crowded.includes(one));
}

function rowHtml({ kata, seats }: AtKata, most: number): Html {
  const width = Math.round((100 * seats) / most);
  return html`<li${seats === most && html` class="most"`}>
    <span><b>${kata.number}</b> ${kata.title}</span>
    <svg class="bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
      <rect width="${width}" height="10" />
    </svg>
    <strong>${seats}</strong>
  </li>`;
}

/** The katas that have no line, and the seats that are at none of those above or not judged yet. */
function rest(katas: number, seats: number): Slot {
  if (katas === 0 && seats <= 0) return null;
  const what =
    katas > 0
      ? `${counted(katas, 'other kata')}, or no verdict yet`
      : 'no verdict yet, or another kata';
  return html`<li class="rest"><span>${what}</span><span></span><strong>${seats}</strong></li>`;
}
