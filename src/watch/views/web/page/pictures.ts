import { newsOf } from '../../../../pictures/compare/news.ts';
import { newsWords } from '../../../../pictures/compare/words.ts';
import { asText, sheet, tableOf } from '../../../../pictures/html/figures.ts';
import { svgOf, type Drawn, type Seen } from '../../../../pictures/svg/pictures.ts';
import type { Verdict } from '../../../../judge/verdict.ts';
import { html, type Html, type Slot } from '../../../../text/html.ts';
import type { JudgedSave } from '../../../state/state.ts';
import { clock } from './clock.ts';
import { copyable } from './commands.ts';
import { firstRed, headline } from './headline.ts';

// Wider ones stand below each other: half a page has no room for their texts.
const widestBeside = 500;

// A check that ticks changes nothing in the pictures.
const known = new WeakMap<Verdict, { before: Verdict | undefined; made: Slot }>();

/** What the engine held, beside what it held at the save before: a section for each kind of picture. */
export function picturesHtml(save: JudgedSave, before: JudgedSave | null): Slot {
  const last = known.get(save.verdict);
  if (last && last.before === before?.verdict) return last.made;
  const made = sections(save, before);
  known.set(save.verdict, { before: before?.verdict, made });
  return made;
}

function sections(save: JudgedSave, before: JudgedSave | null): Slot {
  const now = seenIn(save.verdict);
  if (!now) return null;
  const old = before && seenIn(before.verdict);
  const drawn = svgOf(now.pictures, { id: 'now', red: now.red, before: old });
  const drawnBefore = old ? svgOf(old.pictures, { id: 'before', red: old.red, after: now }) : [];
  const words = old && newsWords(old.pictures, now.pictures, newsOf(old.pictures, now.pictures));
  return drawn.map((one, index) => {
    const other = drawnBefore.find(({ title }) => title === one.title);
    const told = other && words ? words[one.kind] : headline(save.verdict);
    return html`<section class="block pictures" id="pictures${index > 0 && `-${index + 1}`}">
      <h2>What the engine held: ${inText(one.title)}</h2>
      ${figures(one, tableOf(one, now.pictures, now.red), {
        now: caption('This save', save, told),
        before: before && other ? { drawn: other, caption: captionBefore(before) } : null,
      })}
      ${asText(one)} ${commands(one, index === 0)}
    </section>`;
  });
}

/** Those of the first red check alone: others would say nothing about it. */
function seenIn(verdict: Verdict): Seen | null {
  const { pictures, checks } = verdict;
  const first = firstRed(verdict);
  if (!pictures || (first && pictures.check !== first.name)) return null;
  const red = checks.filter(({ status }) => status === 'failed').map(({ name }) => name);
  return { pictures, red };
}

interface Captions {
  now: Html;
  before: { drawn: Drawn; caption: Html } | null;
}

/** Of builds the table says what the save before would show. */
function figures(one: Drawn, table: Slot, { now, before }: Captions): Html {
  const own = figure('this', now, one, 'Drawing of this save');
  if (one.kind === 'builds' || !before)
    return html`<div class="single">${own}</div>
      ${table}`;
  const other = figure('before', before.caption, before.drawn, 'Drawing of the save before');
  const widest = Math.max(one.width, before.drawn.width);
  const pair =
    widest <= widestBeside
      ? html`<div class="pair">${other} ${own}</div>`
      : html`<div class="pair below">${own} ${other}</div>`;
  return html`${pair} ${table}`;
}

function figure(name: string, caption: Html, drawn: Drawn, label: string): Html {
  return html`<figure class="${name}">
    <figcaption>${caption}</figcaption>
    ${sheet(drawn, label)}
  </figure>`;
}

function captionBefore(save: JudgedSave): Html {
  return caption('The save before', save, headline(save.verdict));
}

function caption(title: string, { since }: JudgedSave, told: string): Html {
  return html`<b>${title}</b>, ${clock(since)}<br />${told}`;
}

function commands({ commands: all }: Drawn, isFirst: boolean): Slot {
  if (all.length === 0) return null;
  const note = html`<p class="soft s">
    A run is removed with its verdict. <code>npm run dojo -- up</code> starts one that stays, under
    names of its own.
  </p>`;
  return html`<h3 class="with-docker">The same with docker</h3>
    ${isFirst && note} ${all.map((command) => copyable(command))}`;
}

/** `Builds of app/` in the middle of a sentence. */
function inText(title: string): string {
  return title.charAt(0).toLowerCase() + title.slice(1);
}
