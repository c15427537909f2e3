import type { Differing } from '../figures/flaky.ts';
import { html, type Html } from '../../../text/html.ts';
import { checkName } from '../../../text/sanitize.ts';
import type { PageSection } from './section.ts';
import { studentList } from './students.ts';

const words = { passed: 'passed', failed: 'did not pass', error: 'could not be judged' };

/** Files that were judged more than once, with verdicts that differ. */
export function differingSection(differing: Differing[]): PageSection {
  return {
    id: 'differing',
    title: 'Differing verdicts',
    count: differing.length,
    content:
      differing.length > 0
        ? html`<p class="quiet">
              The same files, judged more than once in this sheet or earlier ones. Look at the check
              before you look at the student.
            </p>
            <ul class="plain">
              ${differing.map(line)}
            </ul>`
        : html`<p class="quiet">Whatever was judged twice was judged the same.</p>`,
  };
}

function line({ kata, statuses, checks, students }: Differing): Html {
  const counts = statuses.map(({ status, count }) => `${count} × ${words[status]}`).join(', ');
  return html`<li>
    <strong>${kata.number} ${kata.title}</strong>: ${counts}. Handed in by
    ${studentList(students, kata.number)}.${
      checks.length > 0 &&
      html` Uncertain:
      ${checks.map((name, index) => html`${index > 0 && '; '}<q>${checkName(name)}</q>`)}.`
    }
  </li> `;
}
