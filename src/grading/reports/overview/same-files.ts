import type { SameFiles } from '../figures/shared.ts';
import { html, type Html } from '../../../text/html.ts';
import { counted } from '../../../text/units.ts';
import type { PageSection } from './section.ts';
import { studentList } from './students.ts';

const groupsShown = 12;

/** Students whose files for a kata are the same. */
export function sameFilesSection(same: SameFiles[]): PageSection {
  const byKata = Map.groupBy(same, ({ kata }) => kata);
  return {
    id: 'same-files',
    title: 'Same files',
    count: same.length,
    content:
      same.length > 0
        ? html`<p class="quiet">
              Equal byte for byte, and neither the starter nor the reference answer. A short answer
              has few ways to be written: this is a list, and says nothing about how it came to be.
            </p>
            ${[...byKata].map(([kata, groups]) => kataGroups(`${kata.number} ${kata.title}`, groups))}`
        : html`<p class="quiet">
            No two students have the same files, but for the starter and the reference answer.
          </p>`,
  };
}

function kataGroups(title: string, groups: SameFiles[]): Html {
  const left = groups.length - groupsShown;
  return html`<details>
    <summary>${title} <span class="quiet">${counted(groups.length, 'group')}</span></summary>
    <ul class="plain">
      ${groups
        .slice(0, groupsShown)
        .map(
          ({ kata, students }) =>
            html`<li>${students.length}: ${studentList(students, kata.number, 20)}</li> `,
        )}${left > 0 && html`<li class="quiet">and ${left} smaller</li>`}
    </ul>
  </details> `;
}
