import { topicOf, type Topic } from '../../known-work.ts';
import type { GradeSheet, GradedStudent, Remark } from '../../model/model.ts';
import { remarkText } from '../outcome.ts';
import { html, type Html } from '../../../text/html.ts';
import { counted } from '../../../text/units.ts';
import { shortLine } from '../../../text/sanitize.ts';
import type { PageSection } from './section.ts';
import { studentLink } from './students.ts';

/** The kinds of remarks in the order in which a teacher has to see them. */
const topics: Record<Topic, string> = {
  unreadable: 'Could not be read',
  missing: 'On the roster, and nothing came',
  unknown: 'Not on the roster',
  'same-name': 'Two with one name',
  stopped: 'Stopped by the sandbox',
  refused: 'Left out: links, devices, too much',
  changed: 'Changed, and judged as it was handed out',
  late: 'Late',
  'as handed out': 'Handed in as it was handed out',
  published: 'Equals the published answer',
  foreign: 'Left out: belongs to no kata',
};

// More than a screen's worth is folded, and more than a teacher reads is counted.
const [openUpTo, studentsShown, remarksShown] = [8, 60, 8];

/** What was noticed about submissions, by kind. */
export function remarkSection({ students }: GradeSheet): PageSection {
  const groups = Object.entries(topics).flatMap(([topic, title]) => {
    const noticed = students
      .map((student) => ({
        student,
        remarks: student.remarks.filter((one) => topicOf(one) === topic),
      }))
      .filter(({ remarks }) => remarks.length > 0);
    return noticed.length > 0 ? [{ title, noticed }] : [];
  });
  return {
    id: 'remarks',
    title: 'Remarks',
    count: students.filter(({ remarks }) => remarks.length > 0).length,
    content:
      groups.length > 0
        ? groups.map(({ title, noticed }) => group(title, noticed))
        : html`<p class="quiet">Nothing was out of the ordinary.</p>`,
  };
}

type Noticed = { student: GradedStudent; remarks: Remark[] };

function group(title: string, noticed: Noticed[]): Html {
  const left = noticed.length - studentsShown;
  const first = noticed.slice(0, studentsShown).map(line);
  const content = html`<summary>
      ${title} <span class="quiet">${counted(noticed.length, 'student')}</span>
    </summary>
    <ul class="plain">
      ${first} ${left > 0 && html`<li class="quiet">and ${counted(left, 'student')} more</li>`}
    </ul>`;
  return noticed.length <= openUpTo
    ? html`<details open>${content}</details>`
    : html`<details>${content}</details>`;
}

function line({ student, remarks }: Noticed): Html {
  const texts = remarks.slice(0, remarksShown).map((remark) => shortLine(remarkText(remark), 240));
  const left = remarks.length - remarksShown;
  return html`<li>
    ${studentLink(student)}: ${texts.join('; ')}${left > 0 && `; and ${left} more`}
  </li> `;
}
