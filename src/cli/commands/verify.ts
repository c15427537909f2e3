import type { Command } from 'commander';
import { connect } from '../../engine/client.ts';
import { ensureEngine } from '../../engine/ensure.ts';
import { kataSection } from '../../gate/katas.ts';
import { originalsSection } from '../../gate/originals.ts';
import { WrongUsage } from '../../errors/errors.ts';
import type { Section, SectionResult } from '../../gate/section.ts';
import { testSection } from '../../gate/tests.ts';
import { toolSections } from '../../gate/tools.ts';
import { rememberBefore, untouchedSection } from '../../gate/untouched.ts';
import { ensureImages } from '../../images/ensure.ts';
import { terminalSteps } from '../steps.ts';

export const summary = 'the project’s own tests, all of them';

export function define(command: Command): void {
  command
    .argument('[section...]', names.join(', '))
    .addHelpText('after', '\nExample:\n  npm run verify')
    .action(run);
}

const names = [
  'types',
  'lint',
  'format',
  'originals',
  'units',
  'engine',
  'cleanup',
  'katas',
  'untouched',
];

async function run(wanted: string[]): Promise<void> {
  // A section that is not there must not look like one without failures.
  const unknown = wanted.find((name) => !names.includes(name));
  if (unknown !== undefined)
    throw new WrongUsage({
      failed: `No section of the gate is called "${unknown}"`,
      next: [`npm run verify -- ${names.join(' ')}`],
    });
  const steps = terminalSteps();
  const endpoint = await ensureEngine(steps);
  await ensureImages(endpoint, steps);
  const docker = connect(endpoint);
  const before = await rememberBefore(docker);
  const sections: Section[] = [
    ...toolSections,
    originalsSection,
    testSection('units', ['units']),
    testSection('engine', ['cli', 'engine', 'images', 'lab', 'verdict', 'watch']),
    // Alone: it counts all that the engine holds.
    testSection('cleanup', ['cleanup'], 1),
    kataSection,
    untouchedSection(docker, before),
  ].filter(({ name }) => wanted.length === 0 || wanted.includes(name));
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

function summarize(results: [Section, SectionResult, number][]): void {
  console.log('\nsection        passed  failed     time');
  for (const [{ name }, { passed, failed }, ms] of results)
    console.log(
      `${name.padEnd(14)}${String(passed).padStart(7)}${String(failed).padStart(8)}${(ms / 1000).toFixed(1).padStart(7)} s`,
    );
  const passed = results.reduce((sum, [, result]) => sum + result.passed, 0);
  const failed = results.reduce((sum, [, result]) => sum + result.failed, 0);
  process.exitCode = failed > 0 ? 1 : 0;
  console.log(`${passed} passed, ${failed} failed`);
}
