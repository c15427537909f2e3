import type { BuildsFacts, CacheMiss } from '../schema/schema.ts';
import { cell, cut, filled, styled, widest } from '../../text/columns.ts';

/** A step that is not only run because the one before it was. */
export function isFirstLost(lost: CacheMiss | null | undefined): lost is CacheMiss {
  return lost !== null && lost !== undefined && lost.because !== 'parent';
}

/**
 * Why builds lost the cache, a line for each step at which one did.
 * @param numbers the builds that are drawn
 */
export function drawLosses({ steps }: BuildsFacts, numbers: number[], width: number): string[] {
  const all = numbers.flatMap((number) =>
    steps.map(({ instruction, taken }) => ({ number, instruction, lost: taken[number]?.lost })),
  );
  const found = all.flatMap(({ lost, ...at }) => (isFirstLost(lost) ? [{ ...at, lost }] : []));
  if (found.length === 0) return [];
  const isFollowed = all.some(({ lost }) => lost?.because === 'parent');
  const instruction = widest(
    found.map((one) => one.instruction),
    { most: Math.floor((width - head) / 2) },
  );
  const lines = found.flatMap(({ number, instruction: text, lost }) => {
    const build = `${styled('▶', ['red', 'bold'])} ${cell(`build ${number + 1}`, head - 2)}`;
    const why = inWords(lost);
    // Where it is narrow, the reason stands below.
    if (width < 60) return [build + cut(text, width - head), ...hanging(why, head, width)];
    const [first = '', ...more] = hanging(why, head + instruction + 2, width);
    return [`${build}${cell(text, instruction)}  ${first.trimStart()}`, ...more];
  });
  const after = isFollowed ? filled(followed, width).map((line) => styled(line, 'dim')) : [];
  return [styled('lost the cache at', 'bold'), ...lines, ...after];
}

// `▶ build 12 `
const head = 11;
const followed = 'Each step below it was run again, because the one before it was.';

function hanging(text: string, indent: number, width: number): string[] {
  return filled(text, width - indent).map((line) => ' '.repeat(indent) + line);
}

/** Why a step could not come from the cache, in words. */
export function inWords(lost: CacheMiss): string {
  switch (lost.because) {
    case 'files':
      return `${list(lost.files)} ${lost.files.length === 1 ? 'differs' : 'differ'}`;
    case 'instruction':
      return lost.before ? `it was ${cut(lost.before, 60)}` : 'this instruction is new';
    case 'stage':
      return `a step of the stage ${lost.stage} was run again`;
    case 'argument':
      return `the build argument ${list(lost.names)} differs`;
    case 'parent':
      return 'the step before it was run again';
    case 'unknown':
      return 'what it goes by is the same; its result was no longer kept';
  }
}

function list(words: string[]): string {
  const shown = words.slice(0, 3).join(', ');
  return words.length > 3 ? `${shown} and ${words.length - 3} more` : shown;
}
