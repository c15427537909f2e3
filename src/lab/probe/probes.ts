import type { Run } from '../run/run.ts';
import { ProbeSession, type ProbeResult } from './session.ts';

/** Answers a question as seen from somewhere: a container's network namespace, or the host's. */
export class Probes {
  readonly #run: Run;
  readonly #sessions = new Map<string, Promise<ProbeSession>>();

  constructor(run: Run) {
    this.#run = run;
  }

  /**
   * Runs a command of the toolbox in the network namespace of a running container.
   * @param startedAt the container's start time: a restart makes a new namespace
   */
  inContainer(id: string, startedAt: string, argv: string[]): Promise<ProbeResult> {
    return this.#session(`container:${id}`, startedAt, argv);
  }

  /** Runs a command of the toolbox in the network namespace of the engine's host. */
  onHost(argv: string[]): Promise<ProbeResult> {
    return this.#session('host', '', argv);
  }

  async #session(mode: string, since: string, argv: string[]): Promise<ProbeResult> {
    const key = `${mode} ${since}`;
    let session = this.#sessions.get(key);
    if (!session) {
      session = ProbeSession.open(this.#run, mode);
      this.#sessions.set(key, session);
      // A session that could not be opened is tried again by the next question.
      session.catch(() => this.#sessions.delete(key));
    }
    return (await session).run(argv);
  }
}
