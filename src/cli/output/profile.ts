import type { Call } from '../../bench/profile/calls.ts';
import { openMs, type Phase, type Profile } from '../../bench/profile/profile.ts';
import { cell, rightCell, widest } from '../../text/columns.ts';

const headings = ['ms', 'engine', 'program', 'neither', 'own CPU', 'calls'];
const shownCalls = 8;

/** Phases × where their time went, in milliseconds, and the calls that took the longest. */
export function profileText({ kata, phases, calls }: Profile): string {
  const [first, last] = [phases[0], phases.at(-1)];
  const whole = { name: 'until the verdict', begin: first?.begin ?? 0, end: last?.end ?? 0 };
  const cpu = phases.reduce((sum, phase) => sum + phase.cpu, 0);
  const rows = [...phases, { ...whole, cpu }];
  const width = widest([kata, ...rows.map(({ name }) => name)], { most: 60 });
  const longest = [...calls].sort((a, b) => msOf(b) - msOf(a)).slice(0, shownCalls);
  return [
    cell(kata, width) + headings.map((heading) => rightCell(heading, 9)).join(''),
    ...rows.map((row) => cell(row.name, width) + cellsOf(row, calls).join('')),
    '',
    'the calls that took the longest, until their answer began',
    ...longest.map((call) => `${rightCell(msOf(call).toFixed(0), 6)} ms  ${call.what}`),
  ].join('\n');
}

function cellsOf(phase: Phase, calls: Call[]): string[] {
  const ms = phase.end - phase.begin;
  const of = (kind: Call['kind']) => calls.filter((call) => call.kind === kind);
  const begun = calls.filter(({ begin }) => begin >= phase.begin && begin < phase.end);
  const times = [ms, openMs(phase, of('engine')), openMs(phase, of('program'))];
  return [...times, ms - openMs(phase, calls), phase.cpu, begun.length].map((number) =>
    rightCell(number.toFixed(0), 9),
  );
}

function msOf({ begin, end }: Call): number {
  return Number.isFinite(end) ? end - begin : 0;
}
