import { readFileSync } from 'node:fs';
import { figuresStyle } from '../../../../pictures/html/style.ts';
import { pictureStyle } from '../../../../pictures/svg/style.ts';
import { html, textOf, trusted, type Html } from '../../../../text/html.ts';
import type { State } from '../../../state/state.ts';
import { filesOf, titleOf } from '../../view.ts';
import type { Regions } from '../streams.ts';
import { headline } from './headline.ts';
import { kataHtml } from './kata.ts';
import { mapHtml } from './map.ts';
import { sprite } from './marks.ts';
import { sideHtml } from './side.ts';

/** The pages that there are. */
export type PageName = 'kata' | 'map';

/** The style sheet, which stands in every page: the policy names it by its hash. */
export const style = [
  readFileSync(new URL('../assets/style.css', import.meta.url), 'utf8'),
  ...[pictureStyle, figuresStyle],
].join('\n');

/** What of a page changes, by the id of its element; `title` and `said` are text. */
export function regionsOf(state: State, page: PageName): Regions {
  const now = { title: `${said(state)} · ${titleOf(state.kata)}`, said: said(state) };
  const live = textOf(liveHtml(state));
  if (page === 'map') return { ...now, live, map: textOf(mapHtml(state)) };
  return { ...now, live, kata: textOf(kataHtml(state)), side: textOf(sideHtml(state)) };
}

/** A page as it is first seen, and as it stays without JavaScript. */
export function documentText(state: State, page: PageName, id: string): string {
  const { title = '', live = '', kata = '', side = '', map = '' } = regionsOf(state, page);
  const body =
    page === 'map'
      ? html`<main id="map" class="map">${trusted(map)}</main>`
      : html`<main class="page">
          <div id="kata">${trusted(kata)}</div>
          <aside id="side" class="side" aria-label="Task, hints and keys">${trusted(side)}</aside>
        </main>`;
  return textOf(
    html`${trusted('<!doctype html>')}
      <html lang="en" data-page="${page}" data-id="${id}">
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <meta name="color-scheme" content="light dark" />
          <title>${title}</title>
          ${trusted(`<style>${style}</style>`)}
          <script src="idiomorph.js" defer></script>
          <script src="live.js" type="module"></script>
        </head>
        <body>
          ${sprite}
          <header class="top">
            <b>docker-dojo</b>
            <nav aria-label="Pages">
              ${link('./', 'Kata', page === 'kata')} ${link('map', 'Map', page === 'map')}
            </nav>
            <p class="live">
              <span id="live">${trusted(live)}</span><span class="off">not live: trying again</span>
              <noscript>Without JavaScript: reload for what is new.</noscript>
            </p>
          </header>
          <p id="said" class="sr" role="status"></p>
          ${body}
        </body>
      </html> `,
  );
}

function link(address: string, text: string, current: boolean): Html {
  return html`<a href="${address}" ${current && html` aria-current="page"`}>${text}</a>`;
}

function liveHtml({ kata }: State): Html {
  return html`<svg class="dot" viewBox="0 0 8 8" aria-hidden="true">
      <circle cx="4" cy="4" r="3" /></svg
    >live: judges every save of <code>${filesOf(kata)}</code>`;
}

/** What a listener hears: the verdict, and nothing more. */
function said({ running, verdict }: State): string {
  if (running) return 'Judging';
  return verdict ? headline(verdict) : 'Not judged yet';
}
