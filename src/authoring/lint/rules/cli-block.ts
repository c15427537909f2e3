import { join } from 'node:path';
import { cliBlockIn } from '../../cli-block.ts';
import { count, problem, type Rule } from '../rule.ts';
import { textOf } from '../subject.ts';

const mostLines = 6;
const where = 'solutions/README.md';

/** A solution shows the same with the docker CLI: a few lines, of which one at least says what it shows. */
export const cliBlock: Rule = {
  name: 'cli',
  check: ({ set, folderName }) => {
    const block = cliBlockIn(textOf(join(set.solutions, folderName, 'README.md')) ?? '');
    if (block === null)
      return [problem(where, 'no block', 'commands below “## The same with the docker CLI”')];
    const { lines, below } = block;
    return [
      ...(lines.length > mostLines
        ? [problem(where, count(lines.length, 'command'), `${mostLines} at most`)]
        : []),
      ...(lines.some(({ shows }) => shows !== null)
        ? []
        : [problem(where, 'no “# →”', 'what a command shows, behind it')]),
      ...(below !== ''
        ? []
        : [problem(where, 'nothing below the block', 'the method and the flag that it is')]),
    ];
  },
};
