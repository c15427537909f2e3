import type Docker from 'dockerode';
import type { ContainerInspectInfo } from 'dockerode';
import { CannotJudge } from '../../../errors/errors.ts';
import { waitFor } from '../../../system/wait-for.ts';
import { namespaceOwner } from './network.ts';

interface EngineEvent {
  Type?: string;
  Action?: string;
  Actor?: { ID?: string; Attributes?: { container?: string; name?: string; type?: string } };
}

type Events = NodeJS.ReadableStream & { destroy: () => void };

// What else happens on the engine is not sent at all: however much it is, it displaces nothing.
const filters = JSON.stringify({
  type: ['network', 'container'],
  event: ['connect', 'disconnect', 'start'],
});

/**
 * What the engine tells of containers and their networks, from before the setup on. Asked afterwards it
 * knows no more than its last 256 events, of all that anybody does.
 */
export class NetworkHistory {
  readonly #docker: Docker;
  readonly #since: string;
  readonly #stream: Events;
  /** As the engine wrote them, in its order. */
  readonly #lines: string[] = [];
  /** Whose network namespace a container was started in, by its id: another’s, or undefined. */
  readonly #owners = new Map<string, Promise<string | undefined>>();
  #unread = '';
  #lost = false;

  private constructor(docker: Docker, since: string, stream: Events) {
    this.#docker = docker;
    this.#since = since;
    this.#stream = stream;
    stream.setEncoding('utf8');
    stream.on('data', (text: string) => this.#take(text));
    for (const end of ['end', 'error', 'close']) stream.on(end, () => (this.#lost = true));
  }

  /** Listens from now on: what the engine tells between this question and its answer is in it, too. */
  static async open(docker: Docker): Promise<NetworkHistory> {
    const since = await now(docker);
    return new NetworkHistory(docker, since, await eventsOf(docker, { since }));
  }

  /**
   * The networks that a container was on at any time since it began: its own, or those of the container
   * whose network namespace it shares, also through others, and also where that one is gone. Without a
   * network of its own a container is connected to `none`, which is left out.
   */
  async networksOf(id: string): Promise<string[]> {
    await this.#upToDate();
    const owner = await this.#ownerOf(id);
    const on = new Set<string>();
    const seen: string[] = [];
    // Its own networks are there a moment before it is.
    let began = owner === id;
    for (const { Type: type, Action: action, Actor: actor } of this.#lines.map(parse)) {
      const { container, name = '', type: driver } = actor?.Attributes ?? {};
      if (type === 'container' && action === 'start' && actor?.ID === id) {
        if (!began) seen.push(...on);
        began = true;
      }
      if (type !== 'network' || container !== owner || name === 'none' || driver === 'null')
        continue;
      if (action === 'disconnect') on.delete(name);
      if (action !== 'connect') continue;
      on.add(name);
      if (began) seen.push(name);
    }
    return [...new Set(seen)];
  }

  /** Stops listening. */
  close(): void {
    this.#stream.destroy();
  }

  /** The container whose network namespace this one is in. */
  async #ownerOf(id: string): Promise<string> {
    let owner = id;
    for (let next = await this.#owners.get(owner); next; next = await this.#owners.get(owner))
      owner = next;
    return owner;
  }

  /** Waits until the last that the engine remembers has come here, too. */
  async #upToDate(): Promise<void> {
    const span = { since: this.#since, until: await now(this.#docker) };
    let text = '';
    for await (const chunk of await eventsOf(this.#docker, span)) text += String(chunk);
    const last = text.trimEnd().split('\n').at(-1) ?? '';
    const heard = () => last === '' || this.#lines.includes(last);
    await waitFor(() => Promise.resolve(heard() || this.#lost || undefined), {
      withinMs: 10_000,
      everyMs: 5,
    });
    if (heard()) return;
    throw new CannotJudge({
      failed: 'The engine stopped telling what happens on it',
      next: ['run the kata again; if it stays, npm run dojo -- doctor'],
    });
  }

  #take(text: string): void {
    const lines = (this.#unread + text).split('\n');
    this.#unread = lines.pop() ?? '';
    this.#lines.push(...lines.filter(Boolean));
    for (const { Action: action, Actor: actor } of lines.filter(Boolean).map(parse))
      if (action === 'start' && actor?.ID) this.#started(actor.ID);
  }

  /** Looks at once whose network it joined: that one may be gone when somebody asks. */
  #started(id: string): void {
    if (this.#owners.has(id)) return;
    const owner = this.#lookUp(id);
    owner.catch(() => undefined);
    this.#owners.set(id, owner);
  }

  async #lookUp(id: string): Promise<string | undefined> {
    const other = namespaceOwner(await this.#inspect(id));
    // A full id needs no looking up, which may come too late.
    if (!other || /^[0-9a-f]{64}$/.test(other)) return other;
    return (await this.#inspect(other)).Id;
  }

  #inspect(name: string): Promise<ContainerInspectInfo> {
    return this.#docker.getContainer(name).inspect();
  }
}

function parse(line: string): EngineEvent {
  return JSON.parse(line) as EngineEvent;
}

/** The engine’s own now: its clock need not be this machine’s. */
async function now(docker: Docker): Promise<string> {
  const { SystemTime: time } = (await docker.info()) as { SystemTime: string };
  return seconds(time);
}

async function eventsOf(docker: Docker, span: { since: string; until?: string }): Promise<Events> {
  // dockerode’s types know whole seconds only.
  const exact = span as unknown as { since: number };
  return (await docker.getEvents({ ...exact, filters })) as Events;
}

/** Seconds since 1970 with the engine’s nine decimals, which a number would not hold. */
function seconds(time: string): string {
  const [, fraction = ''] = /\.(\d+)/.exec(time) ?? [];
  return `${Math.floor(Date.parse(time) / 1000)}.${fraction.padEnd(9, '0')}`;
}
