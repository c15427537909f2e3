import { docs } from '../../../engine/docs.ts';
import type { BuildResult } from '../../objects/builder/build.ts';
import { describeSteps, failedSteps } from '../../objects/builder/steps.ts';
import type { BuildStep } from '../../run/trace.ts';
import type { MatcherResult } from '../define.ts';

/**
 * Takes a build that fails for the answer: a step of it fails by itself, and has printed a text.
 * @param text what only a program can print that has run in this build
 * @param options.because what was done to the context before it, in a few words
 */
export function toFailSaying(
  result: BuildResult,
  text: string,
  { because }: { because: string },
): Promise<MatcherResult> {
  const { steps } = result;
  const printed = steps.filter(({ output }) => output.includes(text));
  const command = result.ok ? result.command : result.fault.finding.ran;
  return Promise.resolve({
    pass: !result.ok && failedSteps(steps).some((step) => printed.includes(step)),
    finding: {
      ran: `${command}   (${because})`,
      got: [
        result.ok ? 'it built an image' : result.fault.finding.got,
        describePrinted(text, printed),
      ].join('\n'),
      expected: `a step that fails, and prints “${text}”`,
      see: [
        `the build, step by step:\n${describeSteps(steps)}`,
        ...(result.ok ? [] : (result.fault.finding.see ?? [])),
      ],
      read: docs.stagesThatAreBuilt,
    },
  });
}

function describePrinted(text: string, [step]: BuildStep[]): string {
  return step
    ? `“${text}” was printed by a step that did not fail: ${step.name}`
    : `no step printed “${text}”`;
}
