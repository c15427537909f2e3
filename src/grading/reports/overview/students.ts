import type { GradedStudent } from '../../model/model.ts';
import { html, type Html } from '../../../text/html.ts';
import { shortLine } from '../../../text/sanitize.ts';

/** A student's name, as a link to the page of feedback. */
export function studentLink({ student, slug }: GradedStudent, kata?: string): Html {
  const place = kata === undefined ? '' : `#k-${kata}`;
  return html`<a href="feedback/${slug}.html${place}"><bdi>${shortLine(student, 80)}</bdi></a>`;
}

/** The first of many, and how many more there are. */
export function studentList(students: GradedStudent[], kata: string, shown = 10): Html {
  const first = students
    .slice(0, shown)
    .map((student, index) => [index > 0 && ', ', studentLink(student, kata)]);
  const left = students.length - shown;
  return html`${first}${left > 0 && html` and ${left} more`}`;
}
