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
    const text = textOf(join(set.solutions, folderName, 'README.md'));
    const block = text === null ? null : cliBlockIn(text);
    if (block === null)
      return [problem(where, 'no block', 'commands below “## The same with the docker CLI”')];
    return [
      ...(block.length > mostLines
        ? [problem(where, count(block.length, 'command'), `${mostLines} at most`)]
        : []),
      ...(block.some(({ shows }) => shows !== null)
        ? []
        : [problem(where, 'no “# →”', 'what a command shows, behind it')]),
      ...(/```\n\n.+/.test(text?.split('docker CLI\n')[1] ?? '')
        ? []
        : [problem(where, 'nothing below the block', 'the method and the flag that it is')]),
    ];
  },
};
