import type { ContainerInfo } from 'dockerode';
import { docs } from '../../../engine/docs.ts';
import { AttemptError } from '../../run/observation.ts';
import type { Run } from '../../run/run.ts';
import type { Toolboxes } from '../../probes/toolboxes.ts';
import { ContainerHandle } from '../container/container.ts';
import { ownContainers } from '../container/list.ts';

/** What Compose writes on each container; a file cannot write them itself. */
const labels = {
  project: 'com.docker.compose.project',
  service: 'com.docker.compose.service',
  number: 'com.docker.compose.container-number',
};

/**
 * A project that a setup has brought up with Compose. Whose its containers are says the run’s socket;
 * Compose’s labels only tell them apart.
 */
export class ComposeProject {
  /** What the setup called it. */
  readonly key: string;
  /** As `docker compose -p` has it. */
  readonly id: string;
  readonly #run: Run;
  readonly #probes: Toolboxes;
  readonly #handles = new Map<string, ContainerHandle>();

  constructor(key: string, name: string, run: Run, probes: Toolboxes) {
    this.key = key;
    this.id = name;
    this.#run = run;
    this.#probes = probes;
  }

  /** Its containers, running or not, in the order of their services’ names; messages call each by that. */
  async containers(): Promise<ContainerHandle[]> {
    return (await this.#list()).map((info) => this.#handle(info));
  }

  /** The container of each of these services, running or not: of several of a service the first one. */
  async services<Name extends string>(...names: Name[]): Promise<Record<Name, ContainerHandle>> {
    const all = await this.#list();
    const entries = names.map((name) => {
      const found = all.find(({ Labels }) => Labels[labels.service] === name);
      if (!found) throw missing(name, all);
      return [name, this.#handle(found)] as const;
    });
    return Object.fromEntries(entries) as Record<Name, ContainerHandle>;
  }

  async #list(): Promise<ContainerInfo[]> {
    const own = await ownContainers(this.#run, { all: true });
    return own
      .filter(({ Labels }) => Labels[labels.project] === this.id)
      .sort((one, other) => nameOf(one).localeCompare(nameOf(other), 'en', { numeric: true }));
  }

  #handle(info: ContainerInfo): ContainerHandle {
    const { Id: id } = info;
    const known = this.#handles.get(id);
    if (known) return known;
    const key = nameOf(info);
    const handle = new ContainerHandle(key, id, this.#run, this.#probes);
    this.#handles.set(id, handle);
    this.#run.trace.containers.set(id, { key, by: 'setup' });
    return handle;
  }
}

/** `web`, or `web-2` for a further container of the service. */
function nameOf({ Labels }: ContainerInfo): string {
  const { [labels.service]: service = '', [labels.number]: number = '1' } = Labels;
  return number === '1' ? service : `${service}-${number}`;
}

function missing(service: string, all: ContainerInfo[]): AttemptError {
  return new AttemptError({
    ran: 'docker compose ps -a',
    got: all.map((info) => `${nameOf(info)}   ${info.Status}`).join('\n') || 'no container',
    expected: `a container of the service ${service}`,
    read: docs.composeServices,
  });
}
