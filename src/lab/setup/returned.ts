import type {
  StartedDockerComposeEnvironment,
  StartedNetwork,
  StartedTestContainer,
} from 'testcontainers';
import { hasCode } from '../../errors/messages.ts';
import { AttemptError, excerpt } from '../run/observation.ts';
import type { Toolboxes } from '../probes/toolboxes.ts';
import type { Run } from '../run/run.ts';
import { printed, waitsIn } from './failure.ts';
import type { ReturnedObject } from './protocol.ts';
import type { Returned } from './start.ts';
import { madeBySetup } from '../run/made-by-setup.ts';
import { ComposeProject } from '../objects/compose/project.ts';
import { ContainerHandle } from '../objects/container/container.ts';
import { NetworkHandle } from '../objects/network/network.ts';

/** What a spec gets for what a setup returned: a handle for each container, network and project. */
export type Started<Things> = {
  [Key in keyof Things]: Things[Key] extends StartedTestContainer
    ? ContainerHandle
    : Things[Key] extends StartedNetwork
      ? NetworkHandle
      : Things[Key] extends StartedDockerComposeEnvironment
        ? ComposeProject
        : never;
};

type Handle = ContainerHandle | NetworkHandle | ComposeProject;

/** Turns ids into handles, once the engine has confirmed that this run made what they name. */
export async function handlesOf(
  run: Run,
  probes: Toolboxes,
  { things, output }: Returned,
): Promise<Record<string, Handle>> {
  const entries = await Promise.all(
    Object.entries(things).map(async ([key, thing]): Promise<readonly [string, Handle]> => {
      if (thing.kind === 'other')
        throw fault(
          `under "${key}" it is ${thing.id}`,
          'a started container (or network): what its start() resolves to',
        );
      if (thing.kind === 'compose') return [key, await projectOf(run, probes, key, thing)];
      const id = await confirm(run, key, thing);
      const handle =
        thing.kind === 'network'
          ? new NetworkHandle(key, id, run)
          : new ContainerHandle(key, id, run, probes);
      return [key, handle];
    }),
  );
  for (const [key, handle] of entries) askedAsItIs(key, handle);
  note(run, entries);
  return askedByName(Object.fromEntries(entries), output);
}

const kinds = [
  { of: ContainerHandle, called: 'a container' },
  { of: NetworkHandle, called: 'a network' },
  { of: ComposeProject, called: 'a project of Compose' },
];

/** What only other kinds of things have: a spec that asks this one for it was given the wrong kind. */
function askedAsItIs(key: string, handle: Handle): void {
  const is = kinds.find((kind) => handle instanceof kind.of)?.called ?? 'something else';
  for (const { of: other, called } of kinds) {
    const names = Object.getOwnPropertyNames(other.prototype).filter((name) => !(name in handle));
    const get = () => {
      throw fault(`under "${key}" it is ${is}`, called);
    };
    for (const name of names) Object.defineProperty(handle, name, { get });
  }
}

/** In the order in which the setup returned them. */
function note({ trace }: Run, entries: (readonly [string, Handle])[]) {
  for (const [key, handle] of entries)
    if (handle instanceof NetworkHandle) trace.networks.set(handle.id, key);
    else if (handle instanceof ContainerHandle)
      trace.containers.set(handle.id, { key, by: 'setup' });
}

/** A project is nothing that an engine knows: it is those of this run’s containers that name it. */
async function projectOf(run: Run, probes: Toolboxes, key: string, { id }: ReturnedObject) {
  const project = new ComposeProject(key, id, run, probes);
  const containers = await project.containers();
  if (containers.length > 0) return project;
  throw fault(`the project "${key}" has no container`, 'a project that is up');
}

/** The engine’s own id of what a name or an id leads to, if this run’s setup made it. */
async function confirm(run: Run, key: string, { kind, id }: ReturnedObject): Promise<string> {
  // It becomes a part of the engine’s addresses.
  if (!/^[a-zA-Z0-9][\w.-]*$/.test(id))
    throw fault(
      `"${key}" has an id that is no name of a ${kind}: ${excerpt(id)}`,
      `an id of the engine’s`,
    );
  try {
    const { made, labels } = await lookUp(run, kind, id);
    if (madeBySetup(run, made, labels)) return made;
  } catch (error) {
    if (!hasCode(error, 404)) throw error;
    throw fault(
      `"${key}" names a ${kind} that is not on the engine (any more)`,
      `a ${kind} that is`,
    );
  }
  throw fault(`"${key}" names a ${kind} that this setup did not start`, `a ${kind} of its own`);
}

async function lookUp({ docker }: Run, kind: ReturnedObject['kind'], id: string) {
  if (kind !== 'network') {
    const { Id: made, Config: config } = await docker.getContainer(id).inspect();
    return { made, labels: config.Labels };
  }
  const { Id: made, Labels: labels } = await docker.getNetwork(id).inspect();
  return { made, labels };
}

/**
 * Asking for a name that the setup did not return is the learner's to mend: say so by name. So is one
 * container under two names that the spec asks for: it would find itself.
 */
function askedByName<T extends { id: string }>(
  handles: Record<string, T>,
  output: () => string,
): Record<string, T> {
  const asked = new Map<string, string>();
  return new Proxy(handles, {
    get(target, key) {
      if (typeof key === 'symbol' || key === 'then') return target[key as string];
      const handle = target[key];
      const names = Object.keys(target).join(', ');
      if (!handle || !Object.hasOwn(target, key))
        throw fault(
          `there is no "${key}" among it (${names || 'nothing at all'})`,
          `{ ${key} } too`,
          output(),
        );
      const other = asked.get(handle.id);
      if (other !== undefined && other !== key)
        throw fault(`"${other}" and "${key}" are one and the same container`, 'a container each');
      asked.set(handle.id, key);
      return handle;
    },
  });
}

function fault(got: string, expected: string, output = ''): AttemptError {
  const ran = 'your setup.ts, and looked at what it returned';
  const [see, limits] = [printed(output), waitsIn(output)];
  return new AttemptError({ ran, got, expected, see, limits });
}
