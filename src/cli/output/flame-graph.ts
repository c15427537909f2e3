import type { Call } from '../../bench/profile/calls.ts';
import type { Frame } from '../../bench/profile/cpu.ts';
import type { Profile } from '../../bench/profile/profile.ts';
import { selfContained } from '../../pictures/svg/frame.ts';
import { box, label, words } from '../../pictures/svg/shapes.ts';
import { xml, type Html } from '../../text/html.ts';

const [margin, width, row] = [20, 1200, 20];
// Narrower than this there is nothing to see, and a thousand of them take long to draw.
const narrowest = 1;

/**
 * Where the time of a judging went, as one SVG: above, its checks and calls over time, one below the
 * other where they overlap; below, what was on the processor, each function as wide as its time.
 */
export function flameGraph({ kata, phases, calls, processor }: Profile): string {
  const [begin, end] = [phases[0]?.begin ?? 0, phases.at(-1)?.end ?? 1];
  const title = `${kata}: ${Math.round(end - begin)} ms until the verdict`;
  const body: Html[] = [words(title, { x: margin, y: 36, look: 'head' })];
  let y = 60;
  const scale = width / (end - begin);
  const bar = (what: string, from: number, to: number, look: string) => {
    const until = Math.min(to, end);
    const place = { x: margin + (from - begin) * scale, width: (until - from) * scale };
    body.push(...bars(`${what}  ${Math.round(until - from)} ms`, { ...place, y, look }));
  };
  for (const phase of phases) bar(phase.name, phase.begin, phase.end, 'hot');
  for (const lane of lanesOf(calls.filter((call) => call.begin < end))) {
    y += row;
    for (const call of lane)
      bar(call.what, call.begin, call.end, call.kind === 'engine' ? '' : 'broken');
  }
  y += 3 * row;
  const heading = `on the processor of this process: ${Math.round(processor.ms)} ms, another time`;
  body.push(words(heading, { x: margin, y: y - 8, look: 'name' }));
  const deepest = stack(processor, { x: margin, y, perMs: width / processor.ms }, body);
  const size = { width: width + 2 * margin, height: deepest + row + margin };
  return selfContained({ ...size, id: 'flames', title, words: [heading], body });
}

/** Draws a function and what it called below it; returns how far down that went. */
function stack(
  { name, file, ms, below }: Frame,
  { x, y, perMs }: { x: number; y: number; perMs: number },
  body: Html[],
): number {
  if (ms * perMs < narrowest) return y - row;
  const where = file.replace(/^.*\/(?=node_modules\/|src\/)/, '');
  body.push(...bars(`${name}  ${Math.round(ms)} ms  ${where}`, { x, y, width: ms * perMs }));
  let [left, deepest] = [x, y];
  for (const frame of [...below].sort((a, b) => b.ms - a.ms)) {
    deepest = Math.max(deepest, stack(frame, { x: left, y: y + row, perMs }, body));
    left += frame.ms * perMs;
  }
  return deepest;
}

/** A bar with as much of its text as has room; the whole one shows when the pointer is on it. */
function bars(
  text: string,
  place: { x: number; y: number; width: number; look?: string },
): [Html] | [Html, Html] {
  const bar = xml`<g>${box({ ...place, height: row - 2 }, place.look)}<title>${text}</title></g>`;
  if (place.width < 30) return [bar];
  return [bar, label(text, place.width - 8, { x: place.x + 4, y: place.y + 13 })];
}

/** Calls that overlap lie in different lanes. */
function lanesOf(calls: Call[]): Call[][] {
  const lanes: Call[][] = [];
  for (const call of calls) {
    const lane = lanes.find((one) => (one.at(-1)?.end ?? 0) <= call.begin);
    if (lane) lane.push(call);
    else lanes.push([call]);
  }
  return lanes;
}
