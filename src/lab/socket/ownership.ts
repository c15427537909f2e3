import { labLabel, runLabel } from '../run/labels.ts';
import type { Run } from '../run/run.ts';
import { Refusal } from './engine-request.ts';
import { ask } from './request.ts';

/** What the engine says of one object: the setup’s, somebody else’s, or that there is none. */
export type Ownership = 'own' | 'foreign' | 'none';

export type Kind = 'containers' | 'networks' | 'volumes' | 'images';

/** Networks that every engine has: joining them touches nobody's work. */
const builtInNetworks = new Set(['bridge', 'host', 'none', 'default']);

/** Tells whether the run’s setup made an object: a question to the engine, its labels the answer. */
export async function ownershipOf(run: Run, kind: Kind, name: string): Promise<Ownership> {
  if (kind === 'networks' && builtInNetworks.has(name)) return 'own';
  const encoded = name.split('/').map(encodeURIComponent).join('/');
  const path =
    kind === 'networks' || kind === 'volumes' ? `/${kind}/${encoded}` : `/${kind}/${encoded}/json`;
  const { status, body } = await ask(run.endpoint.host, 'GET', path);
  if (status === 404) return 'none';
  const object = body as { Labels?: Labels; Config?: { Labels?: Labels } } | null;
  return madeBySetup(run, object?.Config?.Labels ?? object?.Labels) ? 'own' : 'foreign';
}

/** True for the labels of what this run’s setup made; the lab’s own toolboxes are none of it. */
export function madeBySetup(run: Run, labels: Labels | undefined): boolean {
  return labels?.[runLabel] === run.id && labels[labLabel] === undefined;
}

type Labels = Record<string, string> | null;

/** Throws where an object is there and the run’s setup has not made it. */
export async function refuseForeign(run: Run, kind: Kind, name: string): Promise<void> {
  if ((await ownershipOf(run, kind, name)) !== 'foreign') return;
  throw new Refusal(
    `docker-dojo: the ${kind.slice(0, -1)} ${name} was not made by this setup, and stays as it is`,
  );
}
