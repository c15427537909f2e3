import { runLabel } from '../run/labels.ts';
import type { Run } from '../run/run.ts';
import { Refusal } from './engine-request.ts';
import { ask } from './request.ts';

/** What the engine says of one object: whose it is, or that there is none. */
export type Ownership = 'own' | 'foreign' | 'none';

export type Kind = 'containers' | 'networks' | 'volumes' | 'images';

/** Networks that every engine has: joining them touches nobody's work. */
const builtInNetworks = new Set(['bridge', 'host', 'none', 'default']);

/** Tells whether an object belongs to the run: a question to the engine, its labels the answer. */
export async function ownershipOf(run: Run, kind: Kind, name: string): Promise<Ownership> {
  if (kind === 'networks' && builtInNetworks.has(name)) return 'own';
  const path =
    kind === 'networks' || kind === 'volumes' ? `/${kind}/${name}` : `/${kind}/${name}/json`;
  const { status, body } = await ask(run.endpoint.host, 'GET', path);
  if (status === 404) return 'none';
  const object = body as { Labels?: Labels; Config?: { Labels?: Labels } } | null;
  const labels = object?.Config?.Labels ?? object?.Labels;
  return labels?.[runLabel] === run.id ? 'own' : 'foreign';
}

type Labels = Record<string, string> | null;

/** Throws where an object is there and some other run, or no run at all, made it. */
export async function refuseForeign(run: Run, kind: Kind, name: string): Promise<void> {
  if ((await ownershipOf(run, kind, name)) !== 'foreign') return;
  throw new Refusal(
    `docker-dojo: the ${kind.slice(0, -1)} ${name} was not made by this run, and stays as it is`,
  );
}
