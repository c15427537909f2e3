import type { Slot } from '../sandbox/slot.ts';
import { Sandbox } from '../sandbox/sandbox.ts';
import { JudgeWorker } from '../../judge/worker/judge-worker.ts';

/** The process that judges what is in a slot's sandbox: outside of it, and of the grader's secrets. */
export function workerIn(slot: Slot): JudgeWorker {
  const env = {
    PATH: process.env['PATH'],
    HOME: process.env['HOME'],
    DOJO_KATAS: process.env['DOJO_KATAS'],
    NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'],
    DOCKER_HOST: Sandbox.hostOf(slot),
    DOJO_HOME: slot.home,
    DOJO_SANDBOX: slot.description,
  };
  // A submission’s engine may tell it more than it can hold: then it ends, and only it.
  return new JudgeWorker({ env, execArgv: ['--max-old-space-size=1024'] });
}
