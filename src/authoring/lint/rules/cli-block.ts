import { join } from 'node:path';
import { baseImages } from '../../../images/catalogue.ts';
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
      ...lines
        .flatMap(({ command }) => inexactIn(command))
        .map((image) => problem(where, image, 'an image of the catalogue with its exact tag')),
      ...(below !== ''
        ? []
        : [problem(where, 'nothing below the block', 'the method and the flag that it is')]),
    ];
  },
};

/** Options whose value may be called as an image is. */
const naming = ['--entrypoint', '--name', '--hostname', '--network', '--network-alias'];

/** Images that a command calls by a name without a tag, or with one that the catalogue does not have. */
function inexactIn(command: string): string[] {
  const repository = (word: string) => word.split(':')[0] ?? '';
  const repositories = baseImages().map(repository);
  const isImage = (word: string, index: number, words: string[]) =>
    repositories.includes(repository(word)) && !naming.includes(words[index - 1] ?? '');
  return command.split(/ (?:&&|\|\|?|;) /).flatMap((part) => {
    const words = part.trim().split(/\s+/);
    // Behind the image stands the command in the container: `node -e …`.
    const first = /^docker (?:run|create|pull) /.test(part.trim()) ? words.findIndex(isImage) : -1;
    return words.filter((word, index) => {
      const tagged = /^[\w./-]+:[\w.-]+$/.test(word) && isImage(word, index, words);
      const called = index === first || tagged || /^[\w./-]+:latest$/.test(word);
      return called && !baseImages().includes(word);
    });
  });
}
