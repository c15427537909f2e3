import { html, type Html } from '../../../../text/html.ts';

/** Shapes, so that nothing is told by colour alone: a ring with a tick, a square with a cross, an empty ring. */
const shapes = {
  passed: ['green', 'ok'],
  failed: ['red', 'no'],
  error: ['odd', 'odd'],
  skipped: ['quiet', 'empty'],
  waiting: ['quiet', 'empty'],
  running: ['accent', 'now'],
} as const;

/** How something stands. */
export type Mark = keyof typeof shapes;

const words: Record<Mark, string> = {
  passed: 'passed',
  failed: 'not passed',
  error: 'could not be judged',
  skipped: 'waits for an earlier check',
  waiting: 'not run yet',
  running: 'runs now',
};

/** A mark, and for who does not see it its word; without one it says what stands beside it. */
export function markOf(mark: Mark, word = words[mark]): Html {
  const [style, shape] = shapes[mark];
  const label = word === '' ? html`aria-hidden="true"` : html`role="img" aria-label="${word}"`;
  return html`<svg class="mark ${style}" ${label} viewBox="0 0 18 18">
    <use href="#${shape}" />
  </svg>`;
}

/** The shapes, once in a page. */
export const sprite = html`<svg class="sprite" aria-hidden="true">
  <defs>
    <symbol id="ok" viewBox="0 0 18 18">
      <circle cx="9" cy="9" r="8" fill="none" stroke="currentColor" stroke-width="1.6" />
      <path d="M5.2 9.4l2.6 2.6 5-5.6" fill="none" stroke="currentColor" stroke-width="1.9" />
    </symbol>
    <symbol id="no" viewBox="0 0 18 18">
      <path d="M2 2h14v14H2z" fill="currentColor" />
      <path d="M6 6l6 6M12 6l-6 6" class="cut" stroke-width="2" />
    </symbol>
    <symbol id="odd" viewBox="0 0 18 18">
      <path d="M9 2l8 14H1z" fill="none" stroke="currentColor" stroke-width="1.6" />
      <path d="M9 7v4M9 12.5v1.5" stroke="currentColor" stroke-width="1.8" />
    </symbol>
    <symbol id="empty" viewBox="0 0 18 18">
      <circle cx="9" cy="9" r="7" fill="none" stroke="currentColor" stroke-width="1.6" />
    </symbol>
    <symbol id="now" viewBox="0 0 18 18">
      <circle
        cx="9"
        cy="9"
        r="7"
        fill="none"
        stroke="currentColor"
        stroke-width="1.6"
        stroke-dasharray="4 3"
      />
      <circle cx="9" cy="9" r="3" fill="currentColor" />
    </symbol>
  </defs>
</svg>`;
