import type { Kata } from '../../../../katas/kata.ts';
import { katasOn, loadRoutes, type Route } from '../../../../katas/routes.ts';
import { stateOf, type KataState } from '../../../../learner/progress/state.ts';
import { chosenRoute, readProgress } from '../../../../learner/progress/store.ts';
import { html, type Html, type Slot } from '../../../../text/html.ts';
import type { State } from '../../../state/state.ts';
import { edgesOf, grid, layOut, type Lane, type Place } from './map-layout.ts';
import { markOf, type Mark } from './marks.ts';

const marks: Record<KataState['kind'], [Mark, string]> = {
  'not tried': ['waiting', 'not begun'],
  green: ['passed', 'green'],
  'changed since green': ['error', 'changed since green'],
  red: ['failed', 'red'],
};

/** What the map tells of each kata. */
interface Standing {
  current: Kata;
  states: Map<Kata, KataState>;
  onRoute: Set<string>;
}

/** The katas as a graph of prerequisites; on narrow screens the same as a list. */
export function mapHtml({ katas, kata: current, question }: State): Html {
  const progress = readProgress();
  const states = new Map(katas.map((kata) => [kata, stateOf(kata, progress)]));
  const routes = loadRoutes();
  const chosen = routes.find(({ name }) => name === chosenRoute());
  const standing = { current, states, onRoute: new Set(chosen?.katas ?? []) };
  const lanes = layOut(katas);
  return html`<h1 class="big">${katas.length} katas, ${greenOf(katas, states)} green</h1>
    ${question !== null && html`<p class="note"><a href="./#question">The watch asks something: ${question}</a></p>`}
    ${
      routes.length > 0 &&
      html`<ul class="routes">
        ${routes.map((route) => routeHtml(route, route === chosen, katas, states))}
      </ul>`
    }
    <p class="soft s">
      A line leads to what builds on a kata. Nothing is locked. A filled number is on your route.
    </p>
    <p class="soft s legend">
      ${Object.values(marks).map(([mark, word]) => html`<span>${markOf(mark, '')} ${word}</span> `)}
    </p>
    <form method="post" action="pick" class="graph">
      ${lines(lanes)} ${lanes.map((lane) => laneHtml(lane, standing))}
    </form>`;
}

function greenOf(katas: Kata[], states: Map<Kata, KataState>): number {
  return katas.filter((kata) => states.get(kata)?.kind === 'green').length;
}

function routeHtml(
  route: Route,
  chosen: boolean,
  katas: Kata[],
  states: Map<Kata, KataState>,
): Html {
  const on = katasOn(route, katas);
  return html`<li${chosen && html` class="chosen"`}><b>${route.title}</b>
    <span>${greenOf(on, states)} of ${on.length} green${chosen && ', your route'}</span></li>`;
}

function lines(lanes: Lane[]): Html {
  const last = lanes.at(-1);
  const height = last ? last.top + last.height : 0;
  const width =
    grid.column *
    (1 + Math.max(0, ...lanes.flatMap(({ places }) => places.map(({ depth }) => depth))));
  return html`<svg class="lines" aria-hidden="true" width="${width}" height="${height}">
    <path d="${edgesOf(lanes).join('')}" />
  </svg>`;
}

function laneHtml({ track, places }: Lane, standing: Standing): Html {
  return html`<section class="lane">
    <h2>${track}</h2>
    <ol>
      ${places.map((place) => kataHtml(place, standing))}
    </ol>
  </section>`;
}

function kataHtml({ kata, depth, row }: Place, { current, states, onRoute }: Standing): Html {
  const [mark, word] = marks[states.get(kata)?.kind ?? 'not tried'];
  const here = kata === current;
  return html`<li class="d${depth} r${row}">
    <button
      id="p-${kata.number}"
      name="number"
      value="${kata.number}"
      ${here && html` aria-current="true"`}${onRoute.has(kata.number) && html` class="on"`}
    >
      ${markOf(mark, word)}<b>${kata.number}</b><span>${kata.title}</span></button
    >${after(kata, here)}
  </li>`;
}

/** What a list has instead of lines. */
function after({ after: before }: Kata, here: boolean): Slot {
  const words = [
    ...(here ? ['you are here'] : []),
    ...(before.length > 0 ? [`after ${before.join(', ')}`] : []),
  ];
  return words.length > 0 && html`<i>${words.join(' · ')}</i>`;
}
