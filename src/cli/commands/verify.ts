import type { Command } from 'commander';
import { attemptsAtOnce } from '../../authoring/proof/prove.ts';
import { currentSet, isOwn } from '../../katas/kata-set.ts';
import { connect } from '../../engine/client.ts';
import { ensureEngine } from '../../engine/ensure.ts';
import { ensureCompose } from '../../engine/ensure-compose.ts';
import { selectSections, long, sections as names, type Selection } from '../../verify/selection.ts';
import { engineKinds } from '../../verify/engines/kinds.ts';
import { enginesSection, type MatrixOptions } from '../../verify/engines/section.ts';
import { kataSection } from '../../verify/katas.ts';
import { originalsSection } from '../../verify/originals.ts';
import { oneVerdictSection } from '../../verify/one-verdict.ts';
import { LocalVerdicts } from '../../verify/local-verdicts.ts';
import type { Section, SectionResult } from '../../verify/section.ts';
import { selectSince } from '../../verify/since.ts';
import { testSection } from '../../verify/tests.ts';
import { textsSection } from '../../verify/texts.ts';
import { toolSections } from '../../verify/tools.ts';
import { rememberBefore, untouchedSection } from '../../verify/untouched.ts';
import { lastLines } from '../../errors/error-details.ts';
import { ensureImages } from '../../images/ensure.ts';
import { takesSet } from '../kata-set-option.ts';
import { terminalSteps } from '../output/steps.ts';

export const summary = 'the project’s own tests, or the proofs and texts of some katas';
export const group = 'Write katas, work on the dojo';

const kindNames = engineKinds.map(({ name }) => name).join(', ');

export function define(command: Command): void {
  takesSet(command)
    .argument('[word...]', 'sections, katas or tracks; all but the long sections when left out')
    .option('--quick', 'types, lint and units: less than a minute, and no engine')
    .option('--since <commit>', 'what needs no engine, and the proofs of katas changed since then')
    .option('--all', 'of the sections katas and engines all of it, not a part')
    .option('--on <engine...>', `of the section engines these kinds: ${kindNames}`)
    .option('--write', 'puts what is known of the engines into docs/engines.md')
    .addHelpText(
      'after',
      `\nSections: ${[0, 5, 10].map((from) => names.slice(from, from + 5).join(', ')).join(',\n          ')}` +
        `\n(${long.join(' and ')} take long: only when they are named)` +
        '\nExit codes: 0 all passed, 1 something failed, 2 could not judge' +
        '\n\nExamples:\n  npm run verify                          all but the long ones' +
        '\n  npm run dojo -- verify 41               one kata: texts, and three proofs' +
        '\n  npm run dojo -- verify texts units      two sections' +
        '\n  npm run verify -- --since main          what has changed on a branch' +
        '\n  npm run dojo -- verify --katas ../mine  a set of one’s own',
    )
    .action(run);
}

interface Options extends MatrixOptions {
  quick?: true;
  since?: string;
}

async function run(words: string[], options: Options): Promise<void> {
  const sections = await sectionsOf(await selected(words, options), options);
  const results: [Section, SectionResult, number][] = [];
  for (const section of sections) {
    const started = performance.now();
    console.log(`── ${section.name}`);
    const result = await section.run((line) => console.log(`   ${line}`));
    if (result.details) console.log(result.details);
    results.push([section, result, performance.now() - started]);
  }
  summarize(results);
}

async function selected(words: string[], { quick, since }: Options): Promise<Selection> {
  const set = currentSet();
  if (since === undefined)
    return selectSections(quick ? ['types', 'lint', 'units', ...words] : words, set);
  const selection = await selectSince(since, set);
  console.log(selection.leftOut);
  return selection;
}

/** Those that were asked for, in their order; an engine is set up where one of them needs it. */
async function sectionsOf(
  { names, provable, only }: Selection,
  options: Options,
): Promise<Section[]> {
  const set = currentSet();
  const inFull = options.all ?? (options.since !== undefined || only !== undefined || !isOwn(set));
  const practice = new LocalVerdicts();
  const steps = terminalSteps();
  const sections: Section[] = [
    ...toolSections,
    originalsSection(set),
    textsSection(set, only),
    testSection('units'),
    // Most of a test is waiting for containers, as most of a judging is.
    testSection('engine', attemptsAtOnce),
    // Alone: it counts all that the engine holds.
    testSection('cleanup', 1),
    kataSection(provable, practice, inFull),
    enginesSection(provable.katas, options, steps),
    testSection('grading'),
    // One worker: each grading takes every core by itself.
    testSection('attacks', 1),
    oneVerdictSection(provable.katas, practice),
  ];
  const wanted = sections.filter(({ name }) => names.some((one) => one === name));
  const needEngine = [
    'engine',
    'cleanup',
    'katas',
    'engines',
    'grading',
    'attacks',
    'one-verdict',
    'untouched',
  ];
  if (!names.some((name) => needEngine.includes(name))) return wanted;
  const endpoint = await ensureEngine(steps);
  await ensureCompose(steps);
  await ensureImages(endpoint, steps);
  if (!names.includes('untouched')) return wanted;
  const docker = connect(endpoint);
  return [...wanted, untouchedSection(docker, await rememberBefore(docker))];
}

function summarize(results: [Section, SectionResult, number][]): void {
  console.log('\nsection        passed  failed     time');
  for (const [{ name }, { passed, failed }, ms] of results)
    console.log(
      `${name.padEnd(14)}${String(passed).padStart(7)}${String(failed).padStart(8)}${(ms / 1000).toFixed(1).padStart(7)} s`,
    );
  const passed = results.reduce((sum, [, result]) => sum + result.passed, 0);
  const failed = results.reduce((sum, [, result]) => sum + result.failed, 0);
  process.exitCode = failed > 0 ? 1 : 0;
  if (results.length >= longLog) repeatFailures(results);
  console.log(`${passed} passed, ${failed} failed`);
}

/** With so many sections a failure may be thousands of lines above the table. */
const longLog = 5;

function repeatFailures(results: [Section, SectionResult, number][]): void {
  for (const [{ name }, { failed, details, failures }] of results) {
    const again = failures ?? [lastLines(details, 20).join('\n')];
    if (failed > 0) for (const failure of again) console.log(`\n✗ ${name}: ${failure}`);
  }
}
