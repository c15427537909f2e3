// The pictures of README.md, and the verdicts that they are drawn from: as a learner gets them, red and green.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { execa } from 'execa';
import { verdictSvg } from '../../src/cli/output/svg.ts';
import type { Verdict } from '../../src/judge/verdict.ts';
import { checkout } from '../../src/system/paths.ts';

/** A verdict that was recorded: the starter’s, or that of the reference answer. */
export interface Recorded {
  name: string;
  kata: string;
  title: string;
}

const katas = [
  { kata: '41-call-me-by-name', title: '41 Call me by name' },
  { kata: '43-frontend-backend', title: '43 Frontend, backend' },
  { kata: '52-parent-trap', title: '52 Parent trap' },
  { kata: '71-dont-reinstall', title: '71 Don’t reinstall' },
];

export const recorded: Recorded[] = katas.flatMap((one) =>
  ['red', 'green'].map((outcome) => ({ ...one, name: `${one.kata.slice(0, 2)}-${outcome}` })),
);

/** Those that README.md shows. */
export const shown = recorded.filter(({ name }) => name.startsWith('41-'));

const folder = join(checkout, 'src/gallery/recorded');

export function readVerdict(name: string): Verdict {
  return JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8')) as Verdict;
}

/** Where a picture lies: absolute path. */
export function pictureOf({ name }: Recorded): string {
  return join(checkout, 'docs/pictures', `${name}.svg`);
}

/** The text of a picture. */
export function drawn({ name, title }: Recorded): string {
  return verdictSvg(readVerdict(name), title);
}

/** @param anew judges them again first, which needs an engine */
export async function drawKatas(anew: boolean): Promise<void> {
  if (anew) for (const one of recorded) await record(one);
  for (const one of shown) {
    writeFileSync(pictureOf(one), drawn(one));
    console.log(pictureOf(one));
  }
}

async function record({ name, kata }: Recorded): Promise<void> {
  // A green verdict has pictures where somebody looks at them.
  const isGreen = name.endsWith('green');
  const attempt = isGreen ? `solutions/${kata}/reference` : `katas/${kata}`;
  const args = [isGreen ? 'show' : 'test', kata, '--attempt', attempt, '--json'];
  const { stdout } = await execa(process.execPath, ['bin/dojo.mjs', ...args], {
    ...{ cwd: checkout, reject: false },
  });
  const [verdict] = [JSON.parse(stdout) as Verdict | Verdict[]].flat();
  mkdirSync(folder, { recursive: true });
  const kept = { ...verdict, attempt: 'yours', engine: null, images: [] };
  writeFileSync(join(folder, `${name}.json`), `${JSON.stringify(kept, null, 2)}\n`);
}
