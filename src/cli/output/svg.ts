import type { Check, Verdict } from '../../judge/verdict.ts';
import { selfContained } from '../../pictures/svg/frame.ts';
import { svgOf } from '../../pictures/svg/pictures.ts';
import { cross, ring, tick } from '../../pictures/svg/marks.ts';
import { label, words } from '../../pictures/svg/shapes.ts';
import { xml, type Html } from '../../text/html.ts';
import { secondsText } from '../../text/units.ts';
import { outcomeText, redIn } from './outcome.ts';

/** Around everything, and between two pictures. */
const [margin, gap, row, least] = [20, 34, 24, 560];

/** A verdict with every picture of its run as one picture: self-contained SVG, for light and dark pages. */
export function verdictSvg(verdict: Verdict, title: string): string {
  const { status, checks, message, pictures } = verdict;
  const drawn = pictures ? svgOf(pictures, { red: redIn(verdict) }) : [];
  const width = Math.max(least, ...drawn.map((one) => one.width));
  const outcome = outcomeText(verdict);
  const body = [
    label(title, width, { x: margin, y: margin + 16, look: 'head' }),
    label(message || outcome, width, {
      x: margin,
      y: margin + 42,
      look: `name ${colours[status]}`,
    }),
    ...checks.map((check, index) => checkLine(check, margin + 72 + index * row, width)),
  ];
  let y = margin + 72 + checks.length * row;
  for (const one of drawn) {
    y += gap;
    body.push(words(one.title, { x: margin, y, look: 'name' }));
    y += 16;
    body.push(xml`<g transform="translate(${margin} ${y})">${one.svg}</g>`);
    y += one.height;
  }
  const size = { width: width + 2 * margin, height: y + margin };
  const told = [outcome, ...drawn.flatMap((one) => one.words)];
  return selfContained({ ...size, id: 'verdict', title, words: told, body });
}

const colours: Record<Verdict['status'], string> = { passed: 'green', failed: 'red', error: '' };

/** A ring with a tick, a filled square with a cross, an empty ring: each is told without its colour. */
function checkLine({ status, name, ms }: Check, y: number, width: number): Html {
  const time = status === 'skipped' ? '' : secondsText(ms);
  return xml`${mark(status, margin + 8, y - 4)}${label(name, width - 90, { x: margin + 26, y })}${words(time, { x: margin + width, y, look: 'soft end' })}`;
}

function mark(status: Check['status'], x: number, y: number): Html {
  if (status === 'passed') return tick(x, y);
  return status === 'failed' ? cross(x, y) : ring(x, y);
}
