import { isFirstLost } from '../draw/cache-misses.ts';
import { backingOf, fates } from '../draw/mounts.ts';
import { isAgainst, outcomeOf } from '../draw/outcome.ts';
import { distinct } from '../draw/paths.ts';
import type { BuildsFacts, MountsFacts, NetworksFacts, StepFacts } from '../schema/schema.ts';
import { markInText } from '../svg/marks.ts';
import { html, type Html, type Slot } from '../../text/html.ts';
import { secondsText } from '../../text/units.ts';
import { table } from './table.ts';

// Beyond these nobody reads a table.
const most = 40;

/**
 * Every way that checks tried, those that ended otherwise than wanted first; null without one.
 * @param red the names of the checks that failed
 */
export function triedTable({ paths }: NetworksFacts, red: string[]): Slot {
  const all = distinct(paths);
  if (all.length === 0) return null;
  const sorted = [
    ...all.filter((path) => isAgainst(path, red)),
    ...all.filter((path) => !isAgainst(path, red)),
  ];
  const rows = sorted.slice(0, most).map((path) => ({
    isAgainst: isAgainst(path, red),
    cells: [
      ...[path.from, path.to ?? 'nobody known', path.asked].map(code),
      marked(!isAgainst(path, red), outcomeOf(path, red)),
    ],
  }));
  return table('Tried', ['from', 'to', 'asked for', 'came out'], rows);
}

/**
 * What backs each path, and what is left of it when its container is removed.
 * @param red the names of the checks that failed: with one, what is left out of reach stands out
 */
export function mountsTable(all: MountsFacts[], red: string[]): Html {
  const rows = all.flatMap(({ container, mounts }) =>
    mounts.map((mount) => {
      const against = mount.afterRemove === 'nameless' && red.length > 0;
      const fate = fates[mount.afterRemove];
      const asker = mount.path === '/' ? '' : mount.fromImage ? 'the image' : 'your setup';
      const cells = [code(container), code(mount.path), backingOf(mount), asker];
      return { isAgainst: against, cells: [...cells, against ? marked(false, fate) : fate] };
    }),
  );
  const after = html`after <code>docker rm</code>`;
  return table(
    'What remains',
    ['container', 'path', 'is', 'asked for by', after],
    rows.slice(0, most).sort((a, b) => Number(b.isAgainst) - Number(a.isAgainst)),
  );
}

/**
 * How each build took each step.
 * @param red the names of the checks that failed: what missed in a build of theirs stands out
 */
export function buildsTable({ builds, steps }: BuildsFacts, red: string[]): Html {
  const isRed = builds.map(({ check }) => check !== null && red.includes(check));
  const rows = steps.slice(0, most).map(({ instruction, taken }) => {
    const against = taken.some((step, number) => isRed[number] === true && isFirstLost(step?.lost));
    return { isAgainst: against, cells: [code(instruction), ...taken.map(tookText)] };
  });
  const sum = (number: number) =>
    secondsText(steps.reduce((ms, { taken }) => ms + (taken[number]?.ms ?? 0), 0));
  const numbers = [...builds.keys()];
  return table(
    'Step by step',
    ['step', ...numbers.map((number) => `build ${number + 1}`)],
    [...rows, { isAgainst: false, cells: ['in all', ...numbers.map(sum)] }],
  );
}

function tookText(step: StepFacts['taken'][number]): string {
  if (!step) return 'not reached';
  if (step.how === 'cached') return 'cached';
  const how = step.how === 'failed' ? 'failed' : isFirstLost(step.lost) ? 'missed' : 'run';
  return `${how} ${secondsText(step.ms)}`;
}

function code(text: string): Html {
  return html`<code>${text}</code>`;
}

function marked(isGood: boolean, text: string): Html {
  return html`<span class="marked">${markInText(isGood)} ${text}</span>`;
}
