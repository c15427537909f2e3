import type { BuildsFacts, StepFacts } from '../schema/schema.ts';
import { drawLosses, isFirstLost } from './cache-misses.ts';
import type { Drawing } from './drawing.ts';
import { cell, cut, rightCell, styled, widest } from '../../text/columns.ts';

// `build 12`, `▶ 12.3 s`.
const column = 10;

/** The steps of builds side by side, cached or run, and why the first lost the cache that did. */
export function drawBuilds(facts: BuildsFacts, { width }: Drawing): string[] {
  const { builds, steps } = facts;
  const fitting = Math.floor((width - 20) / column);
  const numbers = [...builds.keys()].slice(-fitting);
  const label = Math.min(
    width - numbers.length * column,
    widest(steps.map(({ instruction }) => `  ${instruction}`)) + 2,
  );
  const row = (text: string, drawn: (number: number) => string) =>
    (text + numbers.map(drawn).join('')).trimEnd();
  const losses = drawLosses(facts, numbers, width);
  return [
    row(cell('', label), (number) => rightCell(`build ${number + 1}`, column)),
    ...steps.flatMap((step, index) => [
      ...stageLine(steps, index, width),
      row(cell(`  ${step.instruction}`, label), (number) => takenCell(step, number)),
    ]),
    row(cell('  in all', label, 'dim'), (number) => totalCell(steps, number)),
    ...(losses.length > 0 ? ['', ...losses] : []),
  ];
}

/** The name of a stage above its first step, where there is more than one. */
function stageLine(steps: StepFacts[], index: number, width: number): string[] {
  const stage = steps[index]?.stage ?? '';
  const isOnly = steps.every((one) => one.stage === stage);
  if (isOnly || stage === steps[index - 1]?.stage) return [];
  const name = /^stage-\d+$/.test(stage) ? 'the last stage' : stage;
  return [styled(cut(name, width), 'bold')];
}

function takenCell({ taken }: StepFacts, number: number): string {
  const step = taken[number];
  if (!step) return rightCell('–', column, 'dim');
  if (step.how === 'cached') return rightCell('cached', column, 'green');
  if (step.how === 'failed') return rightCell('failed', column, 'red');
  return isFirstLost(step.lost)
    ? rightCell(`▶ ${seconds(step.ms)}`, column, ['red', 'bold'])
    : rightCell(seconds(step.ms), column, 'yellow');
}

function totalCell(steps: StepFacts[], number: number): string {
  const ms = steps.reduce((sum, { taken }) => sum + (taken[number]?.ms ?? 0), 0);
  return rightCell(seconds(ms), column, 'dim');
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}
