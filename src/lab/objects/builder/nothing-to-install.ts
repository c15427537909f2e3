import { AttemptError } from '../../run/observation.ts';
import { docs } from '../../../engine/docs.ts';
import type { BuildStep } from '../../run/trace.ts';
import { describeSteps } from './steps.ts';

/** What npm says in such a build where it would install: `images/node-offline` has it say so. */
const refused = 'there is nothing to install again';

/** The environment in which npm gets no package. */
export const noPackage = { FTP_PROXY: 'http://nothing-to-install.invalid' };

/**
 * The arguments of a build in which npm gets no package. FTP_PROXY is one of those that every build
 * takes, and that make no step another one: whatever came from the cache before still does.
 */
export const nothingToInstall = ['--build-arg', `FTP_PROXY=${noPackage.FTP_PROXY}`];

/**
 * The fault of an attempt whose build has npm install again; undefined where npm did not try to.
 * @param ran the builds, as a person types them
 */
export function installedAgain(ran: string, steps: BuildStep[]): AttemptError | undefined {
  // Not by its usual words: a step that another build is just running comes with its output, too.
  const step = steps.find(({ output }) => output.includes(refused));
  if (!step) return undefined;
  return new AttemptError({
    ran,
    got: `npm installed again, in the step\n${step.name}`,
    expected: 'the step of the installation comes from the build cache (CACHED)',
    see: [`the last build, step by step:\n${describeSteps(steps)}`],
    read: docs.cache,
  });
}
