import { stripVTControlCharacters } from 'node:util';
import { drawPictures } from '../../../../pictures/draw/pictures.ts';
import type { Pictures } from '../../../../pictures/schema/schema.ts';
import type { Verdict } from '../../../../judge/verdict.ts';
import { html, type Html, type Slot } from '../../../../text/html.ts';
import type { JudgedSave } from '../../../state/state.ts';
import { clock } from './clock.ts';
import { commandsOf, copyable } from './commands.ts';
import { firstRed, headline } from './headline.ts';

/** What the engine held, beside what it held at the save before. */
export function picturesHtml({ verdict, since }: JudgedSave, before: JudgedSave | null): Slot {
  const pictures = picturesOf(verdict);
  if (!pictures) return null;
  const old = before && picturesOf(before.verdict);
  const columns = old ? 54 : 100;
  return html`<section class="block" id="pictures">
      <h2>What the engine held</h2>
      <div class="${old ? 'pair' : 'single'}">
        ${old && figure('The save before', before, drawn(old, 'Drawing of the save before', columns), 'before')}
        ${figure('This save', { verdict, since }, drawn(pictures, 'Drawing of this save', columns), 'this')}
      </div>
    </section>
    ${commandSection(pictures)}`;
}

/** Those of the first red check alone: others would say nothing about it. */
function picturesOf(verdict: Verdict): Pictures | null {
  const { pictures } = verdict;
  const red = firstRed(verdict);
  return pictures && (!red || pictures.check === red.name) ? pictures : null;
}

function figure(title: string, save: JudgedSave, picture: Html, name: string): Html {
  return html`<figure class="${name}">
    <figcaption><b>${title}</b>, ${clock(save.since)}<br />${headline(save.verdict)}</figcaption>
    ${picture}
  </figure>`;
}

/** One set of pictures, drawn: the terminal's lines. */
function drawn(pictures: Pictures, label: string, width: number): Html {
  const check = pictures.check ?? undefined;
  const lines = stripVTControlCharacters(drawPictures(pictures, { width, check }));
  return html`<pre class="picture" role="region" aria-label="${label}" tabindex="0">${lines}</pre>`;
}

function commandSection(pictures: Pictures): Slot {
  const commands = commandsOf(pictures);
  if (commands.length === 0) return null;
  return html`<section class="block" id="docker">
    <h2>The same with docker</h2>
    <p class="soft s">
      A run is removed with its verdict. <code>npm run dojo -- up</code> starts one that stays,
      under names of its own.
    </p>
    ${commands.map((command) => copyable(command))}
  </section>`;
}
