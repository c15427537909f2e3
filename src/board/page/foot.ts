import { html, type Html, type Slot } from '../../text/html.ts';
import { counted } from '../../text/units.ts';
import type { Board } from '../board.ts';
import { calledOf } from '../seat.ts';

/** Raised hands, the longest first; how to join; and what only its teacher presses. */
export function footHtml(board: Board, join: string): Html {
  return html`<p>${hands(board)}</p>
    ${board.refused > 0 && html`<p class="soft">${refused(board.refused)}</p>`} ${names(board)}
    <p class="soft">join: <code>npm start -- --join ${join}</code></p>
    <p class="code" aria-label="The code: ${board.code.split('').join(' ')}">${board.code}</p>`;
}

function hands({ seats, namesShown }: Board): Html {
  const up = seats
    .filter(({ handSince }) => handSince !== null)
    .sort((a, b) => (a.handSince ?? 0) - (b.handSince ?? 0));
  if (up.length === 0) return html`<span class="soft">no hands up</span>`;
  const some = up.slice(0, 6).map((seat) => calledOf(seat, namesShown));
  if (up.length > some.length) some.push('…');
  return html`<strong>${counted(up.length, 'hand')} up</strong>
    <span class="soft">${some.join(', ')}</span>`;
}

function refused(count: number): string {
  return `${counted(count, 'try', 'tries')} to join with another version of the dojo`;
}

function names({ takesNames, namesShown, seats }: Board): Slot {
  const known = seats.filter(({ realName }) => realName !== null).length;
  if (!takesNames || (known === 0 && !namesShown)) return null;
  return html`<form method="post" action="names">
    <input type="hidden" name="shown" value="${namesShown ? 'no' : 'yes'}" />
    <button id="k-n">
      ${namesShown ? 'Hide names' : `Show ${counted(known, 'name')}`} <kbd>n</kbd>
    </button>
  </form>`;
}
