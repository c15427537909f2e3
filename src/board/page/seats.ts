import type { Kata } from '../../katas/kata.ts';
import { html, type Html, type Slot } from '../../text/html.ts';
import { markOf } from '../../watch/views/web/page/marks.ts';
import type { Board } from '../board.ts';
import { calledOf, isAway, type Seat } from '../seat.ts';

/** A class of more seats than this has smaller ones, so that all stand on one screen. */
const few = 24;
const many = 40;

/** The seats, in the order in which they came. */
export function seatsHtml({ seats, katas, namesShown, now }: Board): Html {
  const size = seats.length <= few ? 'large' : seats.length <= many ? 'middle' : 'small';
  const at = now();
  return html`<ul class="seats ${size}">
    ${seats.map((seat) => seatHtml(seat, { katas, namesShown, at }))}
  </ul>`;
}

interface Shown {
  katas: Kata[];
  namesShown: boolean;
  /** Milliseconds since 1970. */
  at: number;
}

function seatHtml(seat: Seat, { katas, namesShown, at }: Shown): Html {
  const { name, handSince, verdict } = seat;
  return html`<li id="seat-${name}" ${handSince !== null && html` class="up"`}>
    <b>${calledOf(seat, namesShown)}</b
    >${handSince === null ? away(seat, at) : hand(at - handSince)}
    <span>${verdict ? verdictHtml(verdict) : html`<small>no verdict yet</small>`}</span>
    ${routeHtml(seat, katas)}
  </li>`;
}

function verdictHtml({ kata, status, checks }: NonNullable<Seat['verdict']>): Html {
  const passed = checks.filter((check) => check.status === 'passed').length;
  return html`${markOf(status)}${kata} <small>${passed} of ${checks.length}</small>`;
}

function hand(ms: number): Html {
  const minutes = Math.floor(ms / 60_000);
  return html`<em
    ><svg class="hand" viewBox="0 0 24 24" role="img" aria-label="hand up"><use href="#hand" /></svg
    >${minutes === 0 ? 'now' : `${minutes} min`}</em
  >`;
}

function away(seat: Seat, at: number): Slot {
  return isAway(seat, at) && html`<small class="away">away</small>`;
}

/** A piece for each kata of the route: filled is green, grey is where the seat is, empty is to come. */
function routeHtml({ green, verdict }: Seat, katas: Kata[]): Html {
  const gap = Math.min(14, 150 / katas.length);
  const step = (600 + gap) / katas.length;
  const width = step - gap;
  const pieces = katas.map(({ number }, index) => {
    const done = green.includes(number);
    const style = done ? 'done' : number === verdict?.kata ? 'here' : 'open';
    return html`<rect
      class="${style}"
      x="${rounded(index * step)}"
      width="${rounded(width)}"
      height="10"
    />`;
  });
  const count = katas.filter(({ number }) => green.includes(number)).length;
  const label = `${count} of ${katas.length} katas green`;
  return html`<svg
    class="route"
    viewBox="-3 0 606 10"
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
