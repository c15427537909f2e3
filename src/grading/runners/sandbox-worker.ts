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
    // What it has read of an image it gives back at once: many sandboxes share a machine’s memory.
    MALLOC_MMAP_THRESHOLD_: '262144',
    MALLOC_ARENA_MAX: '2',
  };
  // A submission’s engine may tell it more than it can hold: then it ends, and only it.
  const execArgv = ['--max-old-space-size=1024', '--max-semi-space-size=4'];
  return new JudgeWorker({ env, execArgv });
}
