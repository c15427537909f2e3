import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type Docker from 'dockerode';
import { CannotJudge } from '../errors/errors.ts';
import { ownerLabel } from '../lab/run/labels.ts';
import { JudgeWorker } from '../judge/worker/judge-worker.ts';
import type { JudgeJob } from '../judge/worker/protocol.ts';
import { waitFor } from '../system/wait-for.ts';

// Where checkouts have the process that judges one attempt after the other, the newest first.
const workerFiles = ['src/judge/worker/worker-main.ts', 'src/verdict/pool/worker.ts'];

/** A process of one checkout that judges with all of that checkout’s own code, katas and answers. */
export class Contender {
  readonly #root: string;
  readonly #docker: Docker;
  readonly #worker: JudgeWorker;

  constructor(root: string, docker: Docker) {
    this.#root = root;
    this.#docker = docker;
    const file = workerFiles.find((one) => existsSync(join(root, one)));
    if (!file) throw new Error(`${root} has no process that judges`);
    // Its own katas, whichever are in use here.
    const env = { ...process.env, DOJO_KATAS: undefined };
    this.#worker = new JudgeWorker({ file: join(root, file), cwd: root, env });
  }

  /** Milliseconds until the verdict on the reference answer to a kata, which has to be green. */
  async judge(folderName: string): Promise<number> {
    const job: JudgeJob = {
      kataFolder: join(this.#root, 'katas', folderName),
      attempt: {
        label: 'right/reference',
        folder: join(this.#root, 'solutions', folderName, 'reference'),
      },
    };
    const started = performance.now();
    const outcome = await this.#worker.judge(job);
    if ('noVerdict' in outcome) throw new Error(`the process that judges: ${outcome.end}`);
    const { status, message, checks } = outcome.verdict;
    const ms = performance.now() - started;
    if (status !== 'passed')
      throw new CannotJudge({
        failed: 'The reference answer is not green, so that its time means nothing',
        on: join(this.#root, 'katas', folderName),
        lines: [message ?? checks.find((check) => check.status !== 'passed')?.message ?? status],
      });
    await this.#cleared();
    return ms;
  }

  /** Ends the process once it has removed what its runs made. */
  close(): Promise<void> {
    return this.#worker.close();
  }

  /** Waits until nothing of its run is left: the next one must not pay for it. */
  async #cleared(): Promise<void> {
    await waitFor(
      async () => {
        const all = await this.#docker.listContainers({ all: true });
        const own = all.some(({ Labels }) =>
          Labels[ownerLabel]?.startsWith(`${this.#worker.pid}.`),
        );
        return own ? undefined : true;
      },
      { withinMs: 30_000 },
    );
  }
}
