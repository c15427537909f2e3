import { html, textOf, trusted, type Html } from '../../../../text/html.ts';
import type { State } from '../../../state/state.ts';
import { filesOf, titleOf } from '../../view.ts';
import type { Regions } from '../streams.ts';
import { headline } from './headline.ts';
import { iconOf } from './icon.ts';
import { kataHtml } from './kata.ts';
import { mapHtml } from './map.ts';
import { sprite } from './marks.ts';
import { sideHtml } from './side.ts';
import { style } from './style.ts';

/** The pages that there are. */
export type PageName = 'kata' | 'map';

/** What of a page changes, by the id of its element; `title`, `said` and `icon` are text. */
export function regionsOf(state: State, page: PageName): Regions {
  const title = `${said(state)} · ${titleOf(state.kata)}`;
  const now = { title, said: said(state), icon: iconOf(state) };
  const live = textOf(liveHtml(state, page));
  if (page === 'map') return { ...now, live, map: textOf(mapHtml(state)) };
  return { ...now, live, kata: textOf(kataHtml(state)), side: textOf(sideHtml(state)) };
}

/** A page as it is first seen, and as it stays without JavaScript. */
export function documentText(state: State, page: PageName, id: string): string {
  const regions = regionsOf(state, page);
  const { title = '', icon = '', live = '', kata = '', side = '', map = '' } = regions;
  const body =
    page === 'map'
      ? html`<main id="map" class="map" tabindex="-1">${trusted(map)}</main>`
      : html`<main class="page" tabindex="-1">
          <div id="kata">${trusted(kata)}</div>
          <aside class="side" aria-label="Task, hints and keys">
            <div id="side">${trusted(side)}</div>
            <p class="scripted">
              <label><input type="checkbox" id="letters" checked /> Letters press these keys</label>
            </p>
          </aside>
        </main>`;
  return textOf(
    html`${trusted('<!doctype html>')}
      <html lang="en" data-page="${page}" data-id="${id}">
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <meta name="color-scheme" content="light dark" />
          <title>${title}</title>
          <link rel="icon" id="icon" type="image/svg+xml" href="${icon}" />
          ${trusted(`<style>${style}</style>`)}
          <script src="idiomorph.js" defer></script>
          <script src="live.js" type="module"></script>
        </head>
        <body>
          ${sprite}
          <header class="top">
            <b>docker-dojo</b>
            <nav aria-label="Pages">
              <a href="./" ${page === 'kata' && current}>Kata</a>
              <a id="k-l" href="map" ${page === 'map' && current}>Map</a>
            </nav>
            <p class="live">
              <span id="live">${trusted(live)}</span><span class="off" id="off"></span>
              <noscript>Without JavaScript: reload for what is new.</noscript>
            </p>
          </header>
          <p id="said" class="sr" role="status"></p>
          ${body}
        </body>
      </html> `,
  );
}

const current = html` aria-current="page"`;

function liveHtml(state: State, page: PageName): Html {
  const { kata } = state;
  const what =
    page === 'map'
      ? html`live: ${kata.number} · ${said(state)}`
      : html`live: judges every save of <code>${filesOf(kata)}</code>`;
  return html`<svg class="dot" viewBox="0 0 8 8" aria-hidden="true">
      <circle cx="4" cy="4" r="3" /></svg
    >${what}`;
}

/** What a listener hears: the verdict, and nothing more. */
function said({ running, verdict }: State): string {
  if (running) return 'Judging';
  return verdict ? headline(verdict) : 'Not judged yet';
}
