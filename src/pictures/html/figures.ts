import type { Pictures } from '../schema/schema.ts';
import type { Drawn } from '../svg/pictures.ts';
import { html, type Html, type Slot } from '../../text/html.ts';
import { drawable } from '../../text/limits.ts';
import { buildsTable, mountsTable, triedTable } from './tables.ts';

/** A drawing where it scrolls by itself, if it is wider than the page. */
export function sheet({ svg }: Drawn, label: string): Html {
  return html`<div class="sheet" role="region" aria-label="${label}" tabindex="0">${svg}</div>`;
}

/**
 * The table that belongs to a drawing; null where it has none.
 * @param red the names of the checks that failed
 */
export function tableOf({ kind, title }: Drawn, pictures: Pictures, red: string[]): Slot {
  const { networks, mounts, builds } = drawable(pictures);
  if (kind === 'networks') return networks && triedTable(networks, red);
  if (kind === 'mounts') return mountsTable(mounts, red);
  const build = builds.find(({ context }) => title === `Builds of ${context}/`);
  return build ? buildsTable(build, red) : null;
}

/** What a drawing shows, in sentences. */
export function asText({ words }: Drawn): Html {
  return html`<details class="as-text">
    <summary>The picture as text</summary>
    <ul>
      ${words.map((sentence) => html`<li>${sentence}</li>`)}
    </ul>
  </details>`;
}
