import { stripVTControlCharacters } from 'node:util';
import { html, type Html, type Slot } from '../../../../text/html.ts';
import { checkName, excerptOf } from '../../../../text/sanitize.ts';
import { secondsText } from '../../../../text/units.ts';
import type { Check, Verdict } from '../../../../judge/verdict.ts';
import type { State } from '../../../state/state.ts';
import { titleOf } from '../../view.ts';
import { checksHtml } from './checks.ts';
import { clock, timeOf } from './clock.ts';
import { firstRed, headline } from './headline.ts';
import { markOf } from './marks.ts';
import { messageHtml } from './message.ts';
import { picturesHtml } from './pictures.ts';

// The page has these in places of its own: the text, the hints, the map.
const elsewhere = ['t', 'h', 'l'];

/** The verdict, its reason, and the pictures: what changes on every save. */
export function kataHtml(state: State): Html {
  const { kata, verdict, judgedSince, before, running } = state;
  const save = verdict && { verdict, since: judgedSince ?? 0 };
  return html`<h1>${titleOf(kata)}</h1>
    ${verdictLine(state)} ${question(state)} ${notes(state)} ${panel(state)} ${checksHtml(state)}
    ${checkingAll(state)} ${verdict && reasons(verdict, running !== null)}
    ${save && picturesHtml(save, before)}`;
}

/** What could not be judged is no red. */
const styles = { passed: 'green', failed: 'red', error: 'odd' };

function verdictLine({ running, verdict, judgedSince }: State): Html {
  if (running) {
    const what = running.doing ?? running.check ?? 'getting ready';
    return html`<p class="verdict">
      ${markOf('running', '')}<span class="said">Judging</span>
      <span class="since" data-since="${timeOf(running.since)}" aria-hidden="true"></span>
      <small>${running.because}: ${checkName(what)}</small>
    </p>`;
  }
  if (!verdict)
    return html`<p class="verdict">
      ${markOf('waiting', '')}<span class="said">Not judged yet</span>
    </p>`;
  const [word = '', rest = ''] = headline(verdict).split(/(?=:)/);
  return html`<p class="verdict">
    ${markOf(verdict.status, '')}<span class="said"
      ><span class="${styles[verdict.status]}">${word}</span>${rest}</span
    >
    <small>saved ${clock(judgedSince ?? 0)}, judged in ${secondsText(verdict.ms)}</small>
  </p>`;
}

/** A question and its answers: nothing happens before a yes. */
function question({ question: asked }: State): Slot {
  if (asked === null) return null;
  return html`<section class="ask" id="question" tabindex="-1" aria-labelledby="asked">
    <h2 id="asked">${asked}</h2>
    <form method="post" action="answer" class="keys">
      <input type="hidden" name="question" value="${asked}" />
      <button class="go" id="yes" name="answer" value="y">Yes <kbd>y</kbd></button>
      <button id="no-answer" name="answer" value="n">No</button>
    </form>
  </section>`;
}

function notes({ notes: { files, last } }: State): Slot {
  return [files, last].map((note) => note && html`<p class="note">${note}</p>`);
}

function panel({ panel: shown }: State): Slot {
  if (!shown || elsewhere.includes(shown.key ?? '')) return null;
  const text = excerptOf(stripVTControlCharacters(shown.text), { lines: 600, characters: 24_000 });
  return html`<section class="block" id="panel">
    <h2>${shown.title}</h2>
    <pre class="shown" role="region" aria-label="${shown.title}" tabindex="0">${text}</pre>
    <form method="post" action="press" class="keys">
      <button id="close" name="key" value="enter">Close <kbd>Esc</kbd></button>
    </form>
  </section>`;
}

function checkingAll({ all }: State): Slot {
  if (!all) return null;
  const lines = stripVTControlCharacters(all.lines.join('\n'));
  return html`<section class="block">
    <h2>Judging all: ${all.lines.length} of ${all.total}</h2>
    <pre>${lines}</pre>
  </section>`;
}

/** What the first check that did not pass has to say; or why there was no judging. */
function reasons(verdict: Verdict, isOld: boolean): Slot {
  const red = firstRed(verdict);
  const why = verdict.message !== null && messageHtml(verdict.message);
  return html`${why && html`<section class="block">${why}</section>`} ${red && reason(red, isOld)}`;
}

/** @param isOld another save is being judged, whose check may have passed already */
function reason({ name, message, status }: Check, isOld: boolean): Html {
  const [at, before] =
    status === 'error'
      ? ['Could not be judged', 'The save before could not be judged']
      : ['Red at', 'The save before was red at'];
  return html`<section class="block" id="reason">
    <h2>${isOld ? before : at}: ${checkName(name)}</h2>
    ${messageHtml(message)}
  </section>`;
}
