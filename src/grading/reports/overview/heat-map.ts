import { topicOf, type Topic } from '../../known-work.ts';
import type { GradeSheet, GradedKata, GradedStudent, Result } from '../../model/model.ts';
import { outcomeOf, outcomes, totalOf, worthOf, type Outcome } from '../outcome.ts';
import { html, type Html } from '../../../text/html.ts';
import { percentText, pointsText } from '../../../text/units.ts';
import { shortLine } from '../../../text/sanitize.ts';
import { studentLink } from './students.ts';

const order = ['passed', 'part', 'failed', 'error', 'nothing'] as const satisfies Outcome[];

// Beyond these a printed page needs smaller letters.
const manyKatas = 20;

/** A word or two for a row's last cell. */
const remarkWords: Record<Topic, string> = {
  ...{ changed: 'changed', foreign: 'left out', refused: 'refused', unreadable: 'unreadable' },
  ...{ missing: 'missing', 'same-name': 'same name', unknown: 'not on the roster' },
  ...{ late: 'late', stopped: 'stopped' },
  ...{ 'as handed out': 'as handed out', published: 'published answer' },
};

/** What one may look for; of no use where no script runs, and hidden there. */
export function controls({ katas, students }: GradeSheet): Html {
  return html`<form class="controls" role="search" aria-label="Students" hidden>
    <label
      >Find <input type="search" id="find" autocomplete="off" placeholder="name, id, remark"
    /></label>
    <label
      >Kata
      <select id="kata">
        <option value="">all</option>
        ${katas.map(
          ({ number, title }, index) => html`<option value="${index}">${number} ${title}</option>`,
        )}
      </select></label
    >
    <label
      >State
      <select id="state">
        <option value="">any</option>
        ${order.map(
          (outcome) => html`<option value="${outcome}">${outcomes[outcome].word}</option>`,
        )}
        <option value="late">late</option>
        <option value="remarked">with a remark</option>
      </select></label
    >
    <button type="reset">Show all</button>
    <output aria-live="polite" id="shown" data-all="${students.length}"></output>
  </form>`;
}

/** Students × katas. Each cell says by its sign, and to readers of the text in words, what its colour says. */
export function heatMap(sheet: GradeSheet): Html {
  const { katas, students } = sheet;
  return html`<ul class="legend">
      ${order.map(
        (outcome) => html`<li><span class="sign ${outcome}"></span> ${outcomes[outcome].word}</li>`,
      )}
    </ul>
    <div class="scroll" role="region" aria-label="Heat map: students and katas" tabindex="0">
      <table id="heat" class="${katas.length > manyKatas && 'many'}">
        <caption class="said">
          One row a student, one column a kata. Names lead to the pages of feedback.
        </caption>
        <thead>
          <tr>
            <th scope="col" class="who" aria-sort="ascending">${sorter('Student')}</th>
            <th scope="col" class="sum">${sorter('Total')}</th>
            ${katas.map(kataHeader)}
            <th scope="col" class="rem">Remarks</th>
          </tr>
        </thead>
        <tbody>
          ${students.map((student) => row(student, katas))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" class="who">passed</th>
            <td class="sum">of ${pointsText(worthOf(sheet))}</td>
            ${katas.map((_kata, index) => html`<td>${passedShare(students, index)}</td>`)}
            <td class="rem"></td>
          </tr>
        </tfoot>
      </table>
    </div>
    <p class="quiet small" id="nobody" hidden>No student fits.</p>`;
}

function sorter(label: string): Html {
  return html`<button type="button"><span>${label}</span></button>`;
}

function kataHeader({ number, title }: GradedKata): Html {
  return html`<th scope="col" class="kata">
    <button type="button">
      <span class="title">${title}</span><span class="number">${number}</span>
    </button>
  </th> `;
}

function row(student: GradedStudent, katas: GradedKata[]): Html {
  const kinds = [...new Set(student.remarks.map((remark) => remarkWords[topicOf(remark)]))];
  return html`<tr>
    <th scope="row" class="who">
      ${studentLink(student)}${student.id && html` <small>${shortLine(student.id, 40)}</small>`}
    </th>
    <td class="sum">${pointsText(totalOf(student))}</td>
    ${katas.map((kata, index) => cell(student.results[index], kata))}
    <td class="rem">${kinds.join(', ')}</td>
  </tr> `;
}

function cell(result: Result | undefined, kata: GradedKata): Html {
  const outcome = result ? outcomeOf(result) : 'nothing';
  const { sign, word } = outcomes[outcome];
  const shown = outcome === 'part' || (outcome === 'passed' && result?.points !== kata.points);
  const points = shown ? ` ${pointsText(result?.points ?? 0)}` : '';
  return html`<td class="${outcome}" aria-label="${word}${points}">${sign}${points}</td>`;
}

function passedShare(students: GradedStudent[], index: number): string {
  const found = students.flatMap(({ results }) => results[index] ?? []).map(outcomeOf);
  const judged = found.filter((one) => one !== 'nothing' && one !== 'error');
  return percentText(judged.filter((one) => one === 'passed').length, judged.length);
}
