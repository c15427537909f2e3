import type { HostConfig } from 'dockerode';
import type { Run } from '../run/run.ts';
import { removeContainer } from '../run/cleanup.ts';
import { dial, type Tunnel, type Ends } from './dial.ts';
import { whereHostTakes } from './host-loopback.ts';
import { Toolbox, type Probe, type ProbeResult } from './toolbox.ts';

// Such a toolbox sees every process of the engine's host, whoever's that is and whatever confines it.
const amongProcesses = {
  PidMode: 'host',
  CapAdd: ['SYS_PTRACE', 'DAC_READ_SEARCH'],
  SecurityOpt: ['apparmor=unconfined', 'label=disable'],
} satisfies HostConfig;

// Such a toolbox may act on files as any user.
const asAnyUser = {
  CapAdd: ['CHOWN', 'DAC_OVERRIDE', 'FOWNER', 'SETUID', 'SETGID'],
  SecurityOpt: ['label=disable'],
} satisfies HostConfig;

/** Answers a question as seen from somewhere: a container's network namespace, or the host's. */
export class Toolboxes {
  readonly #run: Run;
  readonly #sessions = new Map<string, Promise<Toolbox>>();

  constructor(run: Run) {
    this.#run = run;
  }

  /**
   * Runs a command of the toolbox in the network namespace of a running container.
   * @param startedAt the container's start time: a restart makes a new namespace
   */
  inContainer(id: string, startedAt: string, ...asked: Parameters<Probe>): Promise<ProbeResult> {
    return this.#try(id, asked, this.#session(`container:${id}`, startedAt));
  }

  /** Connects to an address from within a running container's own network namespace. */
  async dial(id: string, startedAt: string, ends: Ends): Promise<Tunnel> {
    const { container } = await this.#session(`container:${id}`, startedAt);
    return dial(this.#run.docker, container, ends);
  }

  /** Connects to an address as seen from the engine's host: `127.0.0.1:32768`. */
  async dialHost(address: string): Promise<Tunnel> {
    const { docker } = this.#run;
    const [to = address] = await whereHostTakes(docker, [address]);
    return dial(docker, (await this.#onHost()).container, { to });
  }

  /** Runs a command of the toolbox in the network namespace of the engine's host. */
  async onHost(argv: string[], routeOf?: Parameters<Probe>[1]): Promise<ProbeResult> {
    const asked = await whereHostTakes(this.#run.docker, argv);
    return this.#try(null, [asked, routeOf], this.#onHost());
  }

  /** Opens the host's toolbox ahead of the first question to it. */
  prepareHost(): void {
    this.#onHost().catch(() => undefined);
  }

  /**
   * Runs a command of the toolbox that sees every process of the engine, and so the file trees of
   * containers (`/proc/<pid>/root`), whatever is mounted there; and this folder of the host as `/folder`.
   */
  async inFiles(folder: string, argv: string[]): Promise<ProbeResult> {
    return (await this.#filesOf(folder)).run(argv);
  }

  /** Opens that toolbox ahead of the first question to it. */
  prepareFiles(folder: string): void {
    this.#filesOf(folder).catch(() => undefined);
  }

  /**
   * Runs a command of the toolbox, as root, that sees a volume or a folder of the host as `/mounted`, with
   * the owners that every container sees.
   * @param source the volume’s name, or the folder’s absolute path
   */
  async inMount(source: string, argv: string[]): Promise<ProbeResult> {
    const more = { ...asAnyUser, Binds: [`${source}:/mounted`] };
    return (await this.#session('none', `at ${source}`, more)).run(argv);
  }

  /** It also sees whose process has a socket open. */
  #onHost(): Promise<Toolbox> {
    return this.#session('host', '', amongProcesses);
  }

  #filesOf(folder: string): Promise<Toolbox> {
    // Nobody in a container sees it, so that nobody there can end it.
    return this.#session('none', `with ${folder}`, {
      ...{ ...amongProcesses, UsernsMode: 'host', Binds: [`${folder}:/folder:ro`] },
    });
  }

  /**
   * Puts a toolbox of its own on a network and resolves to its id: asked about this container,
   * {@link inContainer} takes the toolbox itself, not a second one beside it.
   */
  async visit(network: string): Promise<string> {
    const session = await this.#open(network);
    const { Id: id, State: state } = await session.container.inspect();
    this.#sessions.set(`container:${id} ${state.StartedAt}`, Promise.resolve(session));
    return id;
  }

  /** Takes the toolboxes away that are in a container's network namespace. */
  async leave(id: string): Promise<void> {
    const there = [...this.#sessions].filter(([key]) => key.startsWith(`container:${id} `));
    await Promise.all(
      there.map(async ([key, opening]) => {
        this.#sessions.delete(key);
        const session = await opening.catch(() => null);
        if (session) await removeContainer(this.#run.docker, session.container.id);
      }),
    );
  }

  /** Runs a command, and notes where it led if it tried a way somewhere. */
  async #try(
    from: string | null,
    [argv, routeOf]: Parameters<Probe>,
    session: Promise<Toolbox>,
  ): Promise<ProbeResult> {
    const { trace } = this.#run;
    // Another check may have begun when the answer is there.
    const { check } = trace;
    const result = await (await session).run(argv);
    if (routeOf) trace.tried(check, from, routeOf(result));
    return result;
  }

  #session(mode: string, since: string, more?: HostConfig): Promise<Toolbox> {
    const key = `${mode} ${since}`;
    let session = this.#sessions.get(key);
    if (!session) {
      session = this.#open(mode, more);
      this.#sessions.set(key, session);
      // A session that could not be opened is tried again by the next question.
      session.catch(() => this.#sessions.delete(key));
    }
    return session;
  }

  #open(mode: string, more?: HostConfig): Promise<Toolbox> {
    return this.#run.making.of(() => Toolbox.open(this.#run, mode, more));
  }
}
