import type { StartedNetwork, StartedTestContainer } from 'testcontainers';
import { hasCode } from '../../errors/messages.ts';
import { AttemptFault } from '../finding.ts';
import type { Probes } from '../probe/probes.ts';
import { runLabel } from '../run/labels.ts';
import type { Run } from '../run/run.ts';
import type { Thing } from '../setup/protocol.ts';
import { ContainerHandle } from './container.ts';
import { NetworkHandle } from './network.ts';

/** What a spec gets for what a setup returned: a handle for each container and network. */
export type Started<Returned> = {
  [Key in keyof Returned]: Returned[Key] extends StartedTestContainer
    ? ContainerHandle
    : Returned[Key] extends StartedNetwork
      ? NetworkHandle
      : never;
};

/** Turns ids into handles, once the engine has confirmed that this run made what they name. */
export async function handlesOf(
  run: Run,
  probes: Probes,
  things: Record<string, Thing>,
): Promise<Record<string, ContainerHandle | NetworkHandle>> {
  const entries = await Promise.all(
    Object.entries(things).map(async ([key, thing]) => {
      if (thing.kind === 'other')
        throw fault(`under "${key}" it is ${thing.id}`, 'a started container (or network)');
      await confirm(run, key, thing);
      const handle =
        thing.kind === 'network'
          ? new NetworkHandle(key, thing.id, run)
          : new ContainerHandle(key, thing.id, run, probes);
      return [key, handle] as const;
    }),
  );
  note(run, entries);
  return askedByName(Object.fromEntries(entries));
}

/** In the order in which the setup returned them. */
function note({ notes }: Run, entries: (readonly [string, ContainerHandle | NetworkHandle])[]) {
  for (const [key, handle] of entries)
    if (handle instanceof NetworkHandle) notes.networks.set(handle.id, key);
    else notes.containers.set(handle.id, { key, by: 'setup' });
}

async function confirm(run: Run, key: string, { kind, id }: Thing): Promise<void> {
  try {
    const labels =
      kind === 'network'
        ? ((await run.docker.getNetwork(id).inspect()) as { Labels: Labels }).Labels
        : (await run.docker.getContainer(id).inspect()).Config.Labels;
    if (labels?.[runLabel] === run.id) return;
  } catch (error) {
    if (!hasCode(error, 404)) throw error;
    throw fault(
      `"${key}" names a ${kind} that is not on the engine (any more)`,
      `a ${kind} that is`,
    );
  }
  throw fault(`"${key}" names a ${kind} that this setup did not start`, `a ${kind} of its own`);
}

/** Asking for a name that the setup did not return is the learner's to mend: say so by name. */
function askedByName<T>(handles: Record<string, T>): Record<string, T> {
  return new Proxy(handles, {
    get(target, key) {
      if (typeof key === 'symbol' || key in target || key === 'then') return target[key as string];
      const names = Object.keys(target).join(', ');
      throw fault(`there is no "${key}" among it (${names || 'nothing at all'})`, `{ ${key} } too`);
    },
  });
}

function fault(saw: string, wanted: string): AttemptFault {
  return new AttemptFault({ did: 'looked at what your setup returned', saw, wanted });
}

type Labels = Record<string, string> | undefined;
