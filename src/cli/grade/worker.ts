import { availableParallelism } from 'node:os';
import { useSet } from '../../katas/kata-set.ts';
import { redisAddress } from '../../grading/queue/address.ts';
import { ownSecret } from '../../grading/queue/signed-message.ts';
import { consumeQueue } from '../../grading/queue/consumer/consume.ts';
import { insideOwnMounts, runInOwnMounts } from '../../grading/sandbox/mount-namespace.ts';
import { missingProtection } from '../../grading/sandbox/requirements.ts';
import { sandboxesThatFit } from '../../grading/sandbox/capacity.ts';
import { CannotJudge, UsageError } from '../../errors/errors.ts';
import type { WorkerCommand } from './options.ts';
import { terminalSteps } from '../output/steps.ts';

/** Judges for graders on other machines until it is ended, or idle; resolves to an exit code. */
export async function serve(options: WorkerCommand): Promise<number> {
  const { queue, jobs, katas, unsigned, untilIdle } = options;
  const steps = terminalSteps();
  const address = redisAddress(queue);
  if (unsigned && ownSecret() !== null)
    throw new UsageError({
      failed:
        '--unsigned does not go with DOJO_QUEUE_SECRET: with it, only what is signed is taken',
      next: ['leave out one of them'],
    });
  if (katas !== undefined) useSet(katas);
  const missing = await missingProtection(steps);
  if (missing.length > 0)
    throw new CannotJudge({
      failed: 'This machine cannot keep submissions apart, and cannot be a worker',
      lines: missing,
      next: ['mend that, and start the worker as root on Linux'],
    });
  if (!insideOwnMounts()) return runInOwnMounts();
  const fit = await sandboxesThatFit(jobs, availableParallelism());
  const untilIdleMs = untilIdle === undefined ? undefined : untilIdle * 1000;
  await consumeQueue({ address, jobs: fit, unsigned: unsigned ?? false, untilIdleMs, steps });
  return 0;
}
