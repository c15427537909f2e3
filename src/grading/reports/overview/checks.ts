import type { Mistake, MissedCheck } from '../figures/missed.ts';
import { message } from '../pieces.ts';
import { html, type Html } from '../../../text/html.ts';
import { counted, percentText } from '../../../text/units.ts';
import { checkName } from '../../../text/sanitize.ts';
import type { PageSection } from './section.ts';
import { studentList } from './students.ts';

const [checksShown, mistakesShown] = [12, 5];

/** For each check, how many missed it, and what they were told; the most missed first. */
export function checkSection(all: MissedCheck[]): PageSection {
  const missed = all
    .filter((check) => check.missed > 0)
    .sort((a, b) => b.missed / b.judged - a.missed / a.judged || b.missed - a.missed);
  const rest = all.length - missed.length;
  return {
    id: 'checks',
    title: 'Missed checks',
    count: missed.length,
    content: [
      html`<p class="quiet">
        ${missed.length > 0 && 'The most missed first; messages that differ only in numbers and addresses are one. '}${
          rest > 0 && `${counted(rest, 'check was', 'checks were')} missed by nobody.`
        }
      </p>`,
      html`<div class="missed">${missed.slice(0, checksShown).map(checkHtml)}</div>`,
      missed.length > checksShown && moreChecks(missed.slice(checksShown)),
    ],
  };
}

function moreChecks(checks: MissedCheck[]): Html {
  return html`<details class="more">
    <summary>${counted(checks.length, 'check')} that fewer missed</summary>
    <div class="missed">${checks.map(checkHtml)}</div>
  </details>`;
}

function checkHtml({ kata, name, judged, missed, waiting, mistakes }: MissedCheck): Html {
  const others = mistakes.slice(mistakesShown).reduce((sum, one) => sum + one.students.length, 0);
  return html`<details>
    <summary>
      ${bar(missed, judged)} <span class="share">${missed} of ${judged}</span>
      <span class="what"><span class="number">${kata.number}</span> ${checkName(name)}</span>
    </summary>
    <div class="told">
      <p class="quiet small">
        ${kata.title}: ${percentText(missed, judged)} missed
        it${waiting > 0 && `; ${waiting} more did not get as far`}.
      </p>
      ${mistakes.slice(0, mistakesShown).map((mistake) => mistakeHtml(mistake, kata.number))}
      ${others > 0 && html`<p class="quiet small">${counted(others, 'student')} more, told something else.</p>`}
    </div>
  </details> `;
}

function mistakeHtml({ message: text, students }: Mistake, kata: string): Html {
  return html`<p class="small">
      <strong>${counted(students.length, 'student')}</strong>: ${studentList(students, kata)}
    </p>
    ${message(text, { lines: 20, characters: 1000 })} `;
}

/** A share as a bar; the words beside it say the same. */
function bar(part: number, whole: number): Html {
  const width = whole > 0 ? Math.round((100 * part) / whole) : 0;
  return html`<svg class="bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
    <rect class="whole" width="100" height="10"></rect>
    <rect class="piece" width="${width}" height="10"></rect>
  </svg>`;
}
