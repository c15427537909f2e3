import type { GradeSheet } from '../../model/model.ts';
import { slowest, type Judging, type KataTime } from '../figures/times.ts';
import { html, type Html } from '../../../text/html.ts';
import { secondsText } from '../../../text/units.ts';
import type { PageSection } from './section.ts';
import { studentLink } from './students.ts';

/** What took longest. */
export function timeSection(sheet: GradeSheet): PageSection {
  const { judgings, katas } = slowest(sheet);
  return {
    id: 'times',
    title: 'Slowest',
    count: null,
    content:
      judgings.length > 0
        ? html`<div class="beside">
            <div>
              <h3>Katas, by their median</h3>
              <ol class="plain">
                ${katas.slice(0, 10).map(kataLine)}
              </ol>
            </div>
            <div>
              <h3>Single judgings</h3>
              <ol class="plain">
                ${judgings.map(judgingLine)}
              </ol>
            </div>
          </div>`
        : html`<p class="quiet">Nothing was judged.</p>`,
  };
}

function kataLine({ kata, medianMs, slowest: longest }: KataTime): Html {
  return html`<li>
    <span class="time">${secondsText(medianMs)}</span> ${kata.number} ${kata.title}
    <span class="quiet small">up to ${secondsText(longest.ms)}</span>
  </li> `;
}

function judgingLine({ student, kata, ms }: Judging): Html {
  return html`<li>
    <span class="time">${secondsText(ms)}</span> ${kata.number} ${studentLink(student, kata.number)}
  </li> `;
}
