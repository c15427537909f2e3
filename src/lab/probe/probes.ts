import type { Run } from '../run/run.ts';
import { dial, type Call } from './dial.ts';
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
    return this.#ask(`container:${id}`, startedAt, argv);
  }

  /** Connects to a port of a running container from within its own network namespace. */
  async dial(id: string, startedAt: string, port: number): Promise<Call> {
    const { container } = await this.#session(`container:${id}`, startedAt);
    return dial(container, port);
  }

  /** Runs a command of the toolbox in the network namespace of the engine's host. */
  onHost(argv: string[]): Promise<ProbeResult> {
    return this.#ask('host', '', argv);
  }

  /**
   * Puts a toolbox of its own on a network and resolves to its id: asked about this container,
   * {@link inContainer} takes the toolbox itself, not a second one beside it.
   */
  async visit(network: string): Promise<string> {
    const session = await ProbeSession.open(this.#run, network);
    const { Id: id, State: state } = await session.container.inspect();
    this.#sessions.set(`container:${id} ${state.StartedAt}`, Promise.resolve(session));
    return id;
  }

  async #ask(mode: string, since: string, argv: string[]): Promise<ProbeResult> {
    return (await this.#session(mode, since)).run(argv);
  }

  #session(mode: string, since: string): Promise<ProbeSession> {
    const key = `${mode} ${since}`;
    let session = this.#sessions.get(key);
    if (!session) {
      session = ProbeSession.open(this.#run, mode);
      this.#sessions.set(key, session);
      // A session that could not be opened is tried again by the next question.
      session.catch(() => this.#sessions.delete(key));
    }
    return session;
  }
}
