import { html, textOf, trusted, type Html, type Slot } from '../../text/html.ts';
import { markOf } from '../../watch/views/web/page/marks.ts';
import type { Regions } from '../../watch/views/web/streams.ts';
import type { Board } from '../board.ts';
import { calledOf, isAway, type Seat } from '../seat.ts';
import { routeHtml } from './route.ts';

/** A class of more seats than this has smaller ones, so that all stand on one screen. */
const few = 24;
const many = 40;

/** The seats, in the order in which they came: what is in each is a region of its own. */
export function seatsHtml(board: Board): Html {
  const { seats } = board;
  const size = seats.length <= few ? 'large' : seats.length <= many ? 'middle' : 'small';
  return html`<ul class="seats ${size}">
    ${seats.map((seat) => html`<li id="seat-${seat.name}">${trusted(seatText(board, seat))}</li>`)}
  </ul>`;
}

const lists = new WeakMap<Board, { key: string; text: string }>();

/**
 * What changes of the seats: the list when somebody joins, as it was then, and each seat by itself. A
 * class of sixty posts sixty times a second: it must not be drawn as a whole each time.
 */
export function seatRegions(board: Board): Regions {
  // A list with names in it must not be kept beyond the key that hides them.
  const key = [board.namesShown, ...board.seats.map(({ name }) => name)].join();
  let list = lists.get(board);
  if (list?.key !== key) list = { key, text: textOf(seatsHtml(board)) };
  lists.set(board, list);
  const each = board.seats.map((seat) => [`seat-${seat.name}`, seatText(board, seat)] as const);
  return { class: list.text, ...Object.fromEntries(each) };
}

const drawn = new WeakMap<Seat, { key: string; text: string }>();

/** A seat’s content, drawn anew only when it is another one. */
function seatText(board: Board, seat: Seat): string {
  const at = board.now();
  const minutes = seat.handSince === null ? null : Math.floor((at - seat.handSince) / 60_000);
  const away = isAway(seat, at);
  const key = `${minutes} ${away} ${board.namesShown}`;
  const before = drawn.get(seat);
  if (before?.key === key) return before.text;
  const text = textOf(seatHtml(board, seat, minutes === null ? awayHtml(away) : handHtml(minutes)));
  drawn.set(seat, { key, text });
  return text;
}

function seatHtml({ katas, namesShown }: Board, seat: Seat, beside: Slot): Html {
  const { verdict, handSince } = seat;
  return html`<div class="seat${handSince !== null && ' up'}">
    <b>${calledOf(seat, namesShown)}</b>${beside}
    <span>${verdict ? verdictHtml(verdict) : html`<small>no verdict yet</small>`}</span>
    ${routeHtml(seat, katas)}
  </div>`;
}

function verdictHtml({ kata, status, checks }: NonNullable<Seat['verdict']>): Html {
  const passed = checks.filter((check) => check.status === 'passed').length;
  return html`${markOf(status)}${kata} <small>${passed} of ${checks.length}</small>`;
}

/** The smallest seats have no room for the word behind the number. */
function handHtml(minutes: number): Html {
  const [number, word] = minutes === 0 ? ['', 'now'] : [`${minutes}`, ' min'];
  const label = `hand up, ${number}${word}`;
  return html`<em
    ><svg class="hand" viewBox="0 0 24 24" role="img" aria-label="${label}">
      <use href="#hand" /></svg
    ><u>${number}<i>${word}</i></u></em
  >`;
}

function awayHtml(away: boolean): Slot {
  return away && html`<small>away</small>`;
}
