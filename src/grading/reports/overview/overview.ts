import type { PageSection } from './section.ts';
import type { GradeSheet } from '../../model/model.ts';
import { flaky, type Differing } from '../figures/flaky.ts';
import { missedChecks, type MissedCheck } from '../figures/missed.ts';
import { sameFiles, type SameFiles } from '../figures/shared.ts';
import { pageText } from '../page.ts';
import { html, type Html } from '../../../text/html.ts';
import { checkSection } from './checks.ts';
import { differingSection } from './differing.ts';
import { controls, heatMap } from './heat-map.ts';
import { howSection } from './how.ts';
import { remarkSection } from './remarks.ts';
import { sameFilesSection } from './same-files.ts';
import { pageScript } from './script.ts';
import { summary } from './summary.ts';
import { timeSection } from './times.ts';

/** What a teacher’s page is made from. */
export interface Overview {
  sheet: GradeSheet;
  /** Earlier sheets, for verdicts that differ. */
  previous: GradeSheet[];
  /** The fingerprints of a kata's files that everybody has. */
  known: (kata: string) => ReadonlySet<string>;
}

/** `index.html`: a class on one page. */
export function overviewHtml({ sheet, previous, known }: Overview): string {
  const missed = missedChecks(sheet);
  const sections = sectionsOf(sheet, missed, flaky(sheet, previous), sameFiles(sheet, known));
  return pageText({
    title: 'Grades – docker-dojo',
    styles: ['base', 'overview'],
    script: pageScript(),
    body: html`<a class="skip" href="#heat-map">To the heat map</a>
      <header>
        <h1>Grades</h1>
        ${summary(sheet)}
        <nav aria-label="Contents">
          <ul>
            ${sections.map(contentsEntry)}
          </ul>
        </nav>
      </header>
      <main>${sections.map(sectionHtml)}</main>
      ${howSection(sheet)}`,
  });
}

function sectionsOf(
  sheet: GradeSheet,
  missed: MissedCheck[],
  differing: Differing[],
  same: SameFiles[],
): PageSection[] {
  return [
    { id: 'heat-map', title: 'Heat map', count: null, content: [controls(sheet), heatMap(sheet)] },
    checkSection(missed),
    remarkSection(sheet),
    differingSection(differing),
    sameFilesSection(same),
    timeSection(sheet),
  ];
}

function contentsEntry({ id, title, count }: PageSection): Html {
  return html`<li>
    <a href="#${id}">${title}</a>${count !== null && html` <span class="quiet">${count}</span>`}
  </li>`;
}

function sectionHtml({ id, title, content }: PageSection): Html {
  return html`<section id="${id}" aria-labelledby="t-${id}">
    <h2 id="t-${id}">${title}</h2>
    ${content}
  </section> `;
}
