import { readFileSync } from 'node:fs';
import { html, textOf, trusted, type Html } from '../../text/html.ts';
import { sprite } from '../../watch/views/web/page/marks.ts';
import type { Regions } from '../../watch/views/web/streams.ts';
import type { Board } from '../board.ts';
import { isAway } from '../seat.ts';
import { standingOf } from '../standing.ts';
import { footHtml } from './foot.ts';
import { headlineHtml, headlineOf, saidOf } from './headline.ts';
import { katasHtml } from './katas.ts';
import { seatRegions, seatsHtml } from './seats.ts';

const styles = ['../../watch/views/web/assets/base.css', '../assets/board.css'];

/** The style sheet, which stands in the page: the policy names it by its hash. */
export const style = styles
  .map((file) => readFileSync(new URL(file, import.meta.url), 'utf8'))
  .join('');

/** What of the page changes, by the id of its element; `title` and `said` are text. */
export function regionsOf(board: Board, join: string): Regions {
  const { seats, katas, set } = board;
  const standing = standingOf(set, seats);
  const onRoute = katas.flatMap((kata) =>
    standing.filter((one) => one.kata.number === kata.number),
  );
  const headline = headlineOf(board, standing, join);
  const up = seats.flatMap(({ name, handSince }) => (handSince === null ? [] : [name]));
  const hands = up.length > 0 ? `. Hands up: ${up.join(', ')}` : '';
  return {
    title: `${headline.number} · the board`,
    said: saidOf(headline) + hands,
    live: textOf(liveHtml(board)),
    headline: textOf(headlineHtml(headline)),
    at: textOf(katasHtml(onRoute, seats.length)),
    ...seatRegions(board),
    foot: textOf(footHtml(board, join)),
  };
}

/** The page as it is first seen, and as it stays without JavaScript. */
export function documentText(board: Board, regions: Regions, id: string): string {
  const region = (name: string) => trusted(regions[name] ?? '');
  return textOf(
    html`${trusted('<!doctype html>')}
      <html lang="en" class="beamer" data-page="board" data-id="${id}">
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <meta name="color-scheme" content="light dark" />
          <title>${regions['title']}</title>
          ${trusted(`<style>${style}</style>`)}
          <script src="idiomorph.js" defer></script>
          <script src="live.js" type="module"></script>
        </head>
        <body>
          ${sprite} ${handSymbol}
          <header class="top">
            <b>docker-dojo</b>
            <span>Board: ${board.title}</span>
            <p class="live">
              <span id="live">${region('live')}</span
              ><span class="off">not live: trying again</span>
              <noscript>Without JavaScript: reload for what is new.</noscript>
            </p>
          </header>
          <p id="said" class="sr" role="status"></p>
          <main class="board">
            <div class="say">
              <div id="headline">${region('headline')}</div>
              <ol id="at" class="at" aria-label="Seats at each kata">
                ${region('at')}
              </ol>
            </div>
            <section id="class" aria-label="Seats">${seatsHtml(board)}</section>
            <div id="foot" class="foot">${region('foot')}</div>
          </main>
        </body>
      </html> `,
  );
}

function liveHtml({ seats, now }: Board): Html {
  const at = now();
  const here = seats.filter((seat) => !isAway(seat, at)).length;
  return html`<svg class="dot" viewBox="0 0 8 8" aria-hidden="true">
      <circle cx="4" cy="4" r="3" /></svg
    >live: ${here} of ${seats.length} seats`;
}

const handSymbol = html`<svg class="sprite" aria-hidden="true">
  <defs>
    <symbol id="hand" viewBox="0 0 24 24">
      <path
        d="M7 13V6M11 12V3M15 12V4M19 13V7M19 12v4q0 6-6 6-4 0-6-4l-4-6M7 13v3"
        fill="none"
        stroke="currentColor"
        stroke-width="2.6"
        stroke-linecap="round"
      />
    </symbol>
  </defs>
</svg>`;
