// What a solution shows with the docker CLI is run as it is printed, on an engine that nobody else uses, in a
// folder that holds the kata with its reference answer.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cliBlockIn, type CliLine } from '../../src/authoring/cli-block.ts';
import { rightAnswers } from '../../src/katas/attempt.ts';
import { setOf } from '../../src/katas/kata-set.ts';
import { loadKatas } from '../../src/katas/load.ts';
import { describeWithEngine } from '../support/as-root.ts';
import { OwnEngine } from '../support/own-engine.ts';

/** How long one line may take. */
const limitMs = 60_000;

let engine: OwnEngine;

describeWithEngine('“The same with the docker CLI”', () => {
  beforeAll(async () => {
    engine = await OwnEngine.open();
  });
  afterAll(() => engine.close());
  afterEach(() => engine.empty());

  test.each(loadKatas().map((kata) => [kata.folderName, kata] as const))(
    '%s shows what it says, and is removed as it says',
    async (name, kata) => {
      const [reference] = await rightAnswers(kata);
      const folder = await engine.copy(name, [kata.folder, reference?.folder ?? '']);
      const markdown = readFileSync(join(setOf(kata.folder).solutions, name, 'README.md'), 'utf8');
      const { lines = [], removal = [] } = cliBlockIn(markdown) ?? {};
      expect(lines).not.toEqual([]);
      expect(await problemsIn(lines, folder)).toEqual([]);
      expect(await problemsIn(removal.map(silent), folder)).toEqual([]);
      expect(await engine.left()).toEqual([]);
    },
  );

  test.each([
    ['another word', 'echo soup  # → stew', /^echo soup: no “stew” in: soup$/],
    ['a failure', 'echo soup; exit 3', /^echo soup; exit 3: exit 3: soup$/],
    ['a tag that nobody has', 'docker run --rm nginx:latest true', /exit 125/],
    ['no tag', 'docker run --rm nginx true', /exit 125/],
    ['no end', 'docker run --name open debian:trixie-slim sleep infinity', /did not end/],
  ])('a line with %s is noticed', async (_, line, problem) => {
    const ms = line.includes('infinity') ? 3000 : limitMs;
    const { lines = [] } =
      cliBlockIn(`## The same with the docker CLI\n\n\`\`\`sh\n${line}\n\`\`\``) ?? {};
    expect(await problemsIn(lines, engine.folder, ms)).toEqual([expect.stringMatching(problem)]);
  });
});

/** Runs lines one after the other, up to the first that does not show what it says. */
async function problemsIn(lines: CliLine[], folder: string, ms = limitMs): Promise<string[]> {
  for (const { command, shows } of lines) {
    const { all, exit } = await engine.run(command, folder, ms);
    if (exit === 'none') return [`${command}: it did not end within ${ms / 1000} s: ${all}`];
    if (exit !== 0) return [`${command}: exit ${exit}: ${all}`];
    if (!all.includes(shows ?? '')) return [`${command}: no “${shows}” in: ${all}`];
  }
  return [];
}

function silent(command: string): CliLine {
  return { command, shows: null };
}
