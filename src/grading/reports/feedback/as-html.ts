import type { Check, Verdict } from '../../../judge/verdict.ts';
import { sheet } from '../../../pictures/html/figures.ts';
import { figuresStyle } from '../../../pictures/html/style.ts';
import { pictureStyle } from '../../../pictures/svg/style.ts';
import type { Remark } from '../../model/model.ts';
import type { ShownHint } from '../hints.ts';
import { outcomeOf, outcomes } from '../outcome.ts';
import { pageText } from '../page.ts';
import { message, said } from '../pieces.ts';
import { drawingsOf, pictureText } from '../pictures.ts';
import { html, type Html, type Slot } from '../../../text/html.ts';
import { momentText, pointsText } from '../../../text/units.ts';
import { checkName, shortLine } from '../../../text/sanitize.ts';
import { messageSize, type Feedback, type KataFeedback } from './feedback.ts';

const checkWords: Record<Check['status'], string> = {
  passed: 'passed',
  failed: 'not passed',
  skipped: 'waits for an earlier one',
  error: 'could not be judged',
};

/** A student's page. */
export function feedbackHtml(feedback: Feedback): string {
  const name = shortLine(feedback.student.student, 200);
  return pageText({
    title: `${name} – docker-dojo`,
    styles: ['base', 'feedback'],
    drawings: `${pictureStyle}\n${figuresStyle}`,
    body: html`<a class="skip" href="#katas">To the katas</a>
      ${head(name, feedback)}
      <main id="katas">
        ${feedback.remarks.length > 0 && remarkSection(feedback.remarks)}
        ${feedback.katas.map(kataArticle)}
      </main>
      <footer>
        Judged by docker-dojo on real containers,
        ${momentText(feedback.gradedAt, feedback.gradedAt)}. To try again:
        <code>npm test</code> in your own copy judges with the same checks.
      </footer>`,
  });
}

function head(name: string, { student, total, worth, katas, gradedAt }: Feedback): Html {
  return html`<header>
    <h1><bdi>${name}</bdi></h1>
    <p class="total"><strong>${pointsText(total)}</strong> of ${pointsText(worth)} points</p>
    ${student.submittedAt && html`<p class="quiet small">Handed in ${momentText(student.submittedAt, gradedAt)}</p>`}
    <nav aria-label="Katas">
      <ol class="strip">
        ${katas.map(stripLink)}
      </ol>
    </nav>
  </header>`;
}

function stripLink({ kata, result }: KataFeedback): Html {
  const outcome = outcomeOf(result);
  return html`<li>
    <a class="${outcome}" href="#k-${kata.number}"
      >${kata.number}${said(` ${kata.title}: ${outcomes[outcome].word}`)}</a
    >
  </li>`;
}

function remarkSection(remarks: Remark[]): Html {
  return html`<section class="remarks">
    <h2>About what you handed in</h2>
    ${remarkList(remarks)}
  </section>`;
}

function remarkList(remarks: Remark[]): Html {
  return html`<ul class="notes">
    ${remarks.map(({ text }) => html`<li>${shortLine(text, 500)}</li>`)}
  </ul>`;
}

function kataArticle({ kata, result, points, reason, remarks, hints }: KataFeedback): Html {
  const outcome = outcomeOf(result);
  const { verdict } = result;
  return html`<article id="k-${kata.number}" aria-labelledby="h-${kata.number}">
    <div class="head">
      <h2 id="h-${kata.number}"><span class="number">${kata.number}</span> ${kata.title}</h2>
      <span class="badge ${outcome}">${outcomes[outcome].word}</span>
    </div>
    <p><strong>${points}.</strong> ${reason}</p>
    ${remarks.length > 0 && remarkList(remarks)}
    ${verdict?.message && message(verdict.message, messageSize)}
    ${
      verdict &&
      verdict.checks.length > 0 &&
      html`<ol class="checks">
        ${verdict.checks.map(checkItem)}
      </ol>`
    }
    ${verdict && pictures(verdict, `k-${kata.number}-picture`)}
    ${hints.length > 0 && hintSection(kata.number, hints)}
  </article> `;
}

function checkItem({ name, status, message: text }: Check): Html {
  return html`<li>
    <span class="sign ${status}"></span>
    <div>${checkName(name)}${said(`: ${checkWords[status]}`)} ${told(status, text)}</div>
  </li> `;
}

/** What a check has to say; one that waits has not much. */
function told(status: Check['status'], text: string): Slot {
  if (status === 'skipped') return html`<p class="quiet small">${shortLine(text, 300)}</p>`;
  return text !== '' && message(text, messageSize);
}

/** What the engine held: drawn, and below it in lines of text. */
function pictures(verdict: Verdict, id: string): Slot {
  const text = pictureText(verdict);
  if (text === null) return null;
  return html`<div class="pictures">
      ${drawingsOf(verdict, id).map(
        ({ drawn, table }) =>
          html`<h3 class="small">${drawn.title}</h3>
            ${sheet(drawn, drawn.title)} ${table} `,
      )}
    </div>
    <details>
      <summary>What the engine held, as text</summary>
      <pre class="picture" role="region" aria-label="What the engine held" tabindex="0">
${text}</pre>
    </details>`;
}

function hintSection(number: string, hints: ShownHint[]): Html {
  return html`<div class="hints" role="group" aria-label="Hints for kata ${number}">
    ${hints.map(
      (hint) =>
        html`<details>
          <summary>${hint.title}</summary>
          <div class="text">${hint.html}</div>
        </details> `,
    )}
  </div>`;
}
