import { html, type Html, type Slot } from '../../../../text/html.ts';
import { checkName } from '../../../../text/sanitize.ts';
import { secondsText } from '../../../../text/units.ts';
import type { State } from '../../../state/state.ts';
import { firstRed } from './headline.ts';
import { markOf, type Mark } from './marks.ts';

interface Row {
  name: string;
  mark: Mark;
  time: string;
  now: boolean;
}

/** The checks, as they are judged and as they were. */
export function checksHtml(state: State): Slot {
  const rows = state.running ? runningRows(state) : judgedRows(state);
  if (rows.length === 0) return null;
  return html`<ol class="checks">
    ${rows.map(rowHtml)}
  </ol>`;
}

function judgedRows({ verdict }: State): Row[] {
  if (!verdict) return [];
  const red = firstRed(verdict);
  return verdict.checks.map((check) => ({
    name: check.name,
    mark: check.status,
    time: check.status === 'skipped' ? '' : secondsText(check.ms),
    now: check === red,
  }));
}

/** Those of the last verdict keep their places; each gets its mark as it ends. */
function runningRows({ running, verdict }: State): Row[] {
  const over = new Map(running?.over.map(({ name, passed }) => [name, passed]));
  const known = verdict?.checks.map(({ name }) => name) ?? [];
  const names = new Set([...known, ...over.keys(), ...(running?.check ? [running.check] : [])]);
  return [...names].map((name) => {
    const passed = over.get(name);
    const now = passed === undefined && name === running?.check;
    const mark =
      passed === undefined ? (now ? 'running' : 'waiting') : passed ? 'passed' : 'failed';
    return { name, mark, time: '', now };
  });
}

function rowHtml({ name, mark, time, now }: Row): Html {
  return html`<li${now && html` class="now"`}>${markOf(mark)}<span>${checkName(name)}</span><span class="t">${time}</span></li>`;
}
