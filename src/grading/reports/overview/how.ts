import type { GradeSheet } from '../../model/model.ts';
import { html, type Html } from '../../../text/html.ts';
import { counted } from '../../../text/units.ts';
import { shortLine } from '../../../text/sanitize.ts';

/** The foot: how far submissions were kept apart, on what they were judged, what was taken over. */
export function howSection({ students, protection }: GradeSheet): Html {
  const results = students.flatMap((student) => student.results);
  const reused = results.filter((result) => result.reused).length;
  const verdicts = results.flatMap(({ verdict }) => verdict ?? []);
  const engines = distinct(verdicts.flatMap(({ engine }) => engine?.version ?? []));
  const standIns = distinct(
    verdicts.flatMap(({ images }) =>
      images.filter(({ kind }) => kind === 'stand-in').map(({ name }) => name),
    ),
  );
  const facts = [
    ...protection,
    ...(engines.length > 0 ? [`Docker Engine ${engines.join(', ')}`] : []),
    ...(standIns.length > 0 ? [`Stand-ins from Debian packages: ${standIns.join(', ')}`] : []),
    ...(reused > 0 ? [`${counted(reused, 'verdict')} taken over: the files had not changed`] : []),
  ];
  return html`<footer>
    <h2>How this was graded</h2>
    <ul>
      ${facts.map((fact) => html`<li>${shortLine(fact, 400)}</li>`)}
    </ul>
    <p>
      Every number here is from <code>sheet.json</code>; <code>grades.csv</code> has the points for
      a spreadsheet.
    </p>
  </footer>`;
}

function distinct(texts: string[]): string[] {
  return [...new Set(texts)].sort();
}
