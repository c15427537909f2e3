import { randomInt } from 'node:crypto';
import { docs, type ImageHandle, type MatcherResult } from '#lab';

/** The same in an order that nobody knows before. */
export const shuffled = (words: string[]): string[] =>
  words
    .map((word) => ({ word, at: randomInt(1_000_000) }))
    .sort((one, other) => one.at - other.at)
    .map(({ word }) => word);

/** As the program prints its lines. */
const linesOf = (lines: string[]) => lines.map((line) => `[${line}]\n`).join('');

/** What stands behind the image’s name gets to the program: all of it, word by word, unchanged. */
export const gets =
  (asked: string[]) =>
  async (image: ImageHandle): Promise<MatcherResult> => {
    const { ran, output, exitCode, got, see } = await image.runToEnd({ command: asked });
    return {
      pass: exitCode !== null && `\n${output}`.includes(`\n${linesOf(asked)}`),
      finding: {
        ran,
        got,
        expected: `a line for each argument:\n${linesOf(asked)}`,
        see,
        read: docs.entrypoint,
      },
    };
  };

/**
 * The program of this run prints one label, with these lines alone.
 * @param title what it puts on top
 * @param options.asked what stands behind the image’s name: nothing when left out
 */
export const printsLabel =
  (title: string, lines: string[], { asked }: { asked?: string[] } = {}) =>
  async (image: ImageHandle): Promise<MatcherResult> => {
    const run = image.runToEnd(asked ? { command: asked } : {});
    const { ran, output, exitCode, got, see } = await run;
    const label = `${title}, lines: ${lines.length}\n${linesOf(lines)}`;
    const labels = output.split(`${title}, lines: `).length - 1;
    return {
      pass: exitCode !== null && labels === 1 && output.includes(label),
      finding: { ran, got, expected: `one label:\n${label}`, see, read: docs.entrypoint },
    };
  };

/** `--entrypoint node` starts Node.js, and nothing of what the image starts by itself. */
export const runsNode =
  ({ insteadOf: title }: { insteadOf: string }) =>
  async (image: ImageHandle): Promise<MatcherResult> => {
    const [a, b] = [randomInt(1000, 10_000), randomInt(1000, 10_000)];
    const command = ['-p', `${a} * ${b}`];
    const { ran, output, exitCode, got, see } = await image.runToEnd({
      entrypoint: 'node',
      command,
    });
    const answers = output.split('\n').includes(`${a * b}`);
    return {
      pass: exitCode === 0 && answers && !output.includes(title),
      finding: { ran, got, expected: `${a * b}, and no label`, see, read: docs.entrypoint },
    };
  };

/** The container has the exit code of the program. */
export const endsWith =
  (wanted: number, { asked }: { asked?: string[] } = {}) =>
  async (image: ImageHandle): Promise<MatcherResult> => {
    const { ran, exitCode, got, see } = await image.runToEnd(asked ? { command: asked } : {});
    return {
      pass: exitCode === wanted,
      finding: {
        ran: `${ran}; echo $?`,
        got,
        expected: `exit code ${wanted}: so many lines are too long`,
        see,
        read: docs.entrypoint,
      },
    };
  };
