import { newsKey, type News } from '../compare/news.ts';
import { inWords, isFirstLost } from '../draw/cache-misses.ts';
import type { BuildsFacts, CacheMiss, StepFacts } from '../schema/schema.ts';
import { xml, type Html } from '../../text/html.ts';
import { cut } from '../../text/columns.ts';
import { secondsText } from '../../text/units.ts';
import type { Content } from './frame.ts';
import { box, label, line, newMark, tip, words } from './shapes.ts';

const [left, wide, high, between, top] = [196, 320, 50, 18, 34];
// Of the files that differ as many have room beside a step.
const mostCauses = 3;

/**
 * The steps of a build from top to bottom: what was edited leads to the first step that missed the
 * cache, and all below it is broken lines. It is the latest build that lost the cache, else the latest.
 * @param red the names of the checks that failed: what missed in a build of theirs is red
 * @param news what is marked as new
 */
export function drawBuilds(facts: BuildsFacts, red: string[], news: News = new Set()): Content {
  const { builds, steps, context } = facts;
  const number = chosenBuild(facts);
  const check = builds[number]?.check ?? null;
  const look = check !== null && red.includes(check) ? 'red' : 'hot';
  const body: Html[] = [
    words(causesTitle(facts, number), { x: 2, y: 16, look: 'soft' }),
    words(`the steps of build ${number + 1}`, { x: left, y: 16, look: 'soft' }),
  ];
  const isOneStage = steps.every(({ stage }) => stage === steps[0]?.stage);
  let y = top;
  for (const [index, step] of steps.entries()) {
    const follows = steps[index - 1]?.stage === step.stage;
    if (follows) body.push(line(`M${left + wide / 2} ${y - between}V${y}`, ''));
    else if (!isOneStage) {
      body.push(label(stageName(step), wide, { x: left, y: y + 12, look: 'strong' }));
      y += 22;
    }
    body.push(...drawStep(step, number, y, look));
    if (news.has(newsKey('step', context, step.instruction)))
      body.push(newMark({ x: left + wide - 12, y: y + 40, look: 'end' }));
    y += high + between;
  }
  const ms = steps.reduce((sum, { taken }) => sum + (taken[number]?.ms ?? 0), 0);
  const end = { x: left + wide - 12, y: y + 14, look: 'mono end strong' };
  body.push(
    words('in all', { x: left + 14, y: y + 14, look: 'soft' }),
    words(secondsText(ms), end),
  );
  return { width: left + wide + 2, height: y + 22, body };
}

/** The number of the latest build in which a step lost the cache; else of the latest. */
export function chosenBuild({ builds, steps }: BuildsFacts): number {
  const numbers = [...builds.keys()];
  const losing = numbers.findLast((number) =>
    steps.some(({ taken }) => isFirstLost(taken[number]?.lost)),
  );
  return losing ?? Math.max(0, builds.length - 1);
}

function causesTitle({ steps }: BuildsFacts, number: number): string {
  const causes = steps.flatMap(({ taken }) => taken[number]?.lost?.because ?? []);
  if (causes.includes('files')) return `edited before build ${number + 1}`;
  return causes.length > 0 ? `differs in build ${number + 1}` : '';
}

function stageName({ stage }: StepFacts): string {
  return /^stage-\d+$/.test(stage) || stage === '' ? 'the last stage' : stage;
}

function drawStep(
  { instruction, taken }: StepFacts,
  number: number,
  y: number,
  look: string,
): Html[] {
  const step = taken[number];
  const lost = step?.lost;
  const isFirst = isFirstLost(lost);
  const failed = step?.how === 'failed';
  const edge = failed ? 'red' : isFirst ? look : step?.how === 'cached' ? '' : 'broken';
  const x = left + 14;
  const about = { x, y: y + 40, look: failed ? 'strong red' : isFirst ? `strong ${look}` : 'soft' };
  const time = { x: left + wide - 12, y: y + 21, look: 'mono end' };
  return [
    ...(isFirst ? drawCauses(lost, y + high / 2, edge) : []),
    box({ x: left, y, width: wide, height: high }, edge),
    label(instruction, wide - 84, { x, y: y + 21, look: 'mono strong' }),
    words(step ? secondsText(step.ms) : '', time),
    label(outcome(step), wide - 26, about),
  ];
}

function outcome(step: StepFacts['taken'][number] | undefined): string {
  if (!step) return 'not reached';
  if (step.how === 'cached') return '✓ from the cache';
  if (step.how === 'failed') return '✗ failed';
  if (step.lost?.because === 'parent') return 'run again: the step above was';
  return step.lost ? `▶ first that missed: ${shortReason(step.lost)}` : 'run';
}

/** What stands at the line that leads there says the rest. */
function shortReason(lost: CacheMiss): string {
  if (lost.because === 'files') return lost.files.length === 1 ? 'a file differs' : 'files differ';
  return lost.because === 'instruction' ? 'the instruction differs' : inWords(lost);
}

/** What differs, on the left, and the line from there to the step that takes it in. */
function drawCauses(lost: CacheMiss, y: number, look: string): Html[] {
  const all = causes(lost);
  const shown =
    all.length > mostCauses
      ? [...all.slice(0, mostCauses - 1), `and ${all.length - mostCauses + 1} more`]
      : all;
  const first = y - ((shown.length - 1) * 20) / 2;
  const [end, join] = [left - 40, left - 22];
  const whole = all.join('\n');
  const lines = shown.map((text, index) => {
    const at = first + index * 20;
    const start = 2 + Math.min(end - 2, cut(text, 20).length * 7.3 + 6);
    return xml`${label(text, 20 * 7.3, { x: 2, y: at + 4, look: 'mono' })}${line(`M${start} ${at}H${join}V${y}`, `way ${look}`)}`;
  });
  const title = xml`<title>${whole}</title>`;
  return [
    xml`<g>${title}${lines}</g>`,
    line(`M${join} ${y}H${left - 9}`, `way ${look}`),
    tip(left - 2, y, 'right', look),
  ];
}

function causes(lost: CacheMiss): string[] {
  switch (lost.because) {
    case 'files':
      return lost.files;
    case 'instruction':
      return lost.before ? ['it was', lost.before] : ['it is new'];
    case 'stage':
      return [`stage ${lost.stage}`];
    case 'argument':
      return lost.names.map((name) => `ARG ${name}`);
    case 'parent':
    case 'unknown':
      return [];
  }
}
