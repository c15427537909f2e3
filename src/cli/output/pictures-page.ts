import type { Check, Verdict } from '../../judge/verdict.ts';
import { pageText } from '../../grading/reports/page.ts';
import { message } from '../../grading/reports/pieces.ts';
import { asText, sheet, tableOf } from '../../pictures/html/figures.ts';
import { figuresStyle } from '../../pictures/html/style.ts';
import { cross, ring, tick } from '../../pictures/svg/marks.ts';
import { svgOf, type Drawn } from '../../pictures/svg/pictures.ts';
import { pictureStyle } from '../../pictures/svg/style.ts';
import { html, xml, type Html, type Slot } from '../../text/html.ts';
import { checkName } from '../../text/sanitize.ts';
import { secondsText } from '../../text/units.ts';
import { outcomeText, redIn } from './outcome.ts';

// Of a message as much as somebody reads.
const size = { lines: 80, characters: 12_000 };

/** A verdict with every picture of its run as one page: self-contained, without JavaScript, for light and dark. */
export function picturesPage(verdict: Verdict, title: string): string {
  const { checks, pictures, status } = verdict;
  const red = redIn(verdict);
  const drawn = pictures ? svgOf(pictures, { red }) : [];
  const failed = checks.find((check) => check.status === 'failed' || check.status === 'error');
  return pageText({
    title: `${title}: ${outcomeText(verdict)}`,
    styles: [],
    drawings: [pageStyle, pictureStyle, figuresStyle].join('\n'),
    body: html`<main class="pictures">
      <h1>${title}</h1>
      <p class="outcome">${markOf(status)} ${verdict.message ?? outcomeText(verdict)}</p>
      <ol class="checks">
        ${checks.map(checkItem)}
      </ol>
      ${failed && reason(failed)}
      ${pictures && drawn.map((one) => section(one, tableOf(one, pictures, red)))}
    </main>`,
  });
}

const words: Record<Check['status'], string> = {
  passed: 'passed',
  failed: 'not passed',
  skipped: 'waits for an earlier check',
  error: 'could not be judged',
};

function checkItem({ status, name, ms }: Check): Html {
  const time = status === 'skipped' ? '' : secondsText(ms);
  return html`<li>
    ${markOf(status)} ${checkName(name)} <small>${words[status]} ${time}</small>
  </li> `;
}

function markOf(status: Check['status']): Html {
  const shapes = {
    passed: tick(9, 9),
    failed: cross(9, 9),
    skipped: ring(9, 9),
    error: ring(9, 9),
  };
  return xml`<svg class="drawing mark-in-text" viewBox="0 0 18 18" width="18" height="18" aria-hidden="true">${shapes[status]}</svg>`;
}

function reason({ name, message: text }: Check): Html {
  return html`<h2>Red at: ${checkName(name)}</h2>
    ${message(text, size)}`;
}

function section(one: Drawn, table: Slot): Html {
  return html`<section>
    <h2>${one.title}</h2>
    ${sheet(one, `Drawing: ${one.title}`)} ${table} ${asText(one)}
    ${
      one.commands.length > 0 &&
      html`<h3 class="with-docker">The same with docker</h3>
        <pre>${one.commands.join('\n')}</pre>`
    }
  </section>`;
}

const pageStyle = `
:root { color-scheme: light dark; }
body { margin: 0; font: 15px/24px -apple-system, 'Segoe UI', Roboto, 'Liberation Sans', system-ui, sans-serif; }
main { min-height: 100vh; box-sizing: border-box; padding: 32px max(20px, calc(50vw - 424px)) 64px; background: var(--p-bg); color: var(--p-ink); }
h1, h2, h3, p, ol, pre { margin: 0; }
h1 { font-size: 17px; line-height: 24px; }
h2, h3 { margin-top: 32px; font-size: 15px; line-height: 24px; }
.outcome { font-size: 32px; line-height: 44px; font-weight: 600; overflow-wrap: anywhere; }
.checks { padding: 8px 0 0; list-style: none; }
small { font-size: 13px; color: var(--p-soft); }
code, pre { font: 13px/20px ui-monospace, 'SF Mono', 'Cascadia Mono', Menlo, Consolas, 'Liberation Mono', monospace; }
pre { margin-top: 8px; white-space: pre-wrap; overflow-wrap: anywhere; }
a { color: var(--p-accent); }
:focus-visible { outline: 2px solid var(--p-accent); outline-offset: 3px; }
`;
