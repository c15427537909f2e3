import { madeBySetup, type Labels } from '../run/made-by-setup.ts';
import { labLabel } from '../run/labels.ts';
import type { Run } from '../run/run.ts';
import { notThere, ProxyError, type ApiRequest } from './api-request.ts';
import { ask } from '../../engine/request.ts';

/** What can be given another name, or has a name that is the beginning of another’s id. */
export type Named = 'containers' | 'networks';

/** Networks that every engine has: joining them touches nobody's work, and nobody can make others. */
export const builtInNetworks = new Set(['bridge', 'host', 'none', 'default']);

/**
 * The full id of something that the run’s setup made, whatever it was called by. Whoever asks goes on
 * with the id alone: a name may be given to something else at any moment. Throws for what is
 * somebody else’s, and where there is nothing.
 * @param joinable ids of what is not the setup’s, and does as well
 */
export async function ownId(
  run: Run,
  kind: Named,
  name: string,
  joinable?: ReadonlySet<string>,
): Promise<string> {
  if (run.made[kind].has(name)) return name;
  const { id, own } = await lookUp(run, kind, name);
  if (own || joinable?.has(id)) return id;
  throw foreign(kind, name);
}

/** What a name stands for now: a question to the engine. */
export async function lookUp(run: Run, kind: Named, name: string) {
  const at = `/${kind}/${name.split('/').map(encodeURIComponent).join('/')}`;
  const path = kind === 'containers' ? `${at}/json` : at;
  const { status, body } = await ask(run.endpoint.host, 'GET', path);
  const object = body as Described | null;
  if (status !== 200 || typeof object?.Id !== 'string') throw notThere(body, `object: ${name}`);
  const labels = object.Config?.Labels ?? object.Labels;
  const builtIn = kind === 'networks' && builtInNetworks.has(object.Name ?? '');
  return {
    id: object.Id,
    name: object.Name ?? '',
    own: builtIn || madeBySetup(run, object.Id, labels),
    lab: labels?.[labLabel] !== undefined,
  };
}

interface Described {
  Id?: string;
  Name?: string;
  Labels?: Labels;
  Config?: { Labels?: Labels };
}

export function foreign(kind: Named | 'volumes' | 'images', name: string): ProxyError {
  const what = `the ${kind.slice(0, -1)} ${name.slice(0, 200)}`;
  return new ProxyError(`docker-dojo: ${what} was not made by this setup, and stays as it is`);
}

/** Has a request go to an id, whatever name it came with. */
export function readdress(request: ApiRequest, kind: string, name: string, id: string): void {
  request.path = `/${kind}/${id}${request.path.slice(kind.length + name.length + 2)}`;
}

/** Names that could be taken for an id of something else, once that is gone. */
export function refuseIdAsName(name: string | null): void {
  if (name && /^\/?[0-9a-f]{64}$/.test(name))
    throw new ProxyError(
      `docker-dojo: ${name} would be the name of one thing and the id of another`,
    );
}
