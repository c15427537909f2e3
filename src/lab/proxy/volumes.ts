import { runLabel } from '../run/labels.ts';
import { enter } from '../run/ledger.ts';
import type { Run } from '../run/run.ts';
import { spellKeys } from './go-json.ts';
import { labelObject } from './dojo-labels.ts';
import { ProxyError, type ApiRequest, type Fields } from './api-request.ts';
import { foreign } from './ownership.ts';
import type { Labels } from '../run/made-by-setup.ts';
import { ask } from '../../engine/request.ts';

/** Labels a volume that is to be made; whose it is shows the engine’s answer ({@link refuseAnswered}). */
export async function labelVolume(run: Run, request: ApiRequest): Promise<void> {
  const body = (request.body ??= {});
  spellKeys(body, ['Name', 'Labels']);
  await labelObject(run, body);
}

/** The engine answers "created" for a volume that was there: it must not become the run's. */
export function refuseAnswered(run: Run, volume: unknown): void {
  const { Name: name = '', Labels: labels } = (volume ?? {}) as { Name?: string; Labels?: Labels };
  if (labels?.[runLabel] !== run.id) throw foreign('volumes', name);
}

/** Makes a volume that a container is to have, if it is not there: the engine would give it no label. */
export async function ownVolume(run: Run, name: string, asked: Fields = {}): Promise<void> {
  const labels = { ...(asked['Labels'] as Record<string, string> | undefined), ...run.labels };
  const wish = { ...asked, Name: name, Labels: labels };
  const { status, body } = await ask(run.endpoint.host, 'POST', '/volumes/create', wish);
  // Whatever else it says is about the name: it says so again, of the container.
  if (status === 201) refuseAnswered(run, body);
  else if (status === 409) throw foreign('volumes', name);
}

/** A volume that is somebody else’s stays; it has no id, but only its owner can take its name away. */
export async function ownVolumeOnly(run: Run, _request: ApiRequest, name: string) {
  const path = `/volumes/${encodeURIComponent(name)}`;
  const { status, body } = await ask(run.endpoint.host, 'GET', path);
  if (status === 404) return;
  if (status !== 200) throw new ProxyError(`docker-dojo: there is no telling whose ${name} is`);
  const { Labels: labels } = body as { Labels?: Labels };
  // What the engine has made for a container is nobody’s by its labels.
  if (run.made.volumes.has(name) && labels?.[runLabel] === undefined) return;
  refuseAnswered(run, { Name: name, Labels: labels });
}

/**
 * Notes what goes with a container of the setup’s, or stays behind: its anonymous volumes. No label tells
 * whose they are, and whoever looks later comes too late: with AutoRemove the container goes unasked.
 */
export async function noteVolumes({ endpoint, folder, made }: Run, id: string): Promise<void> {
  const { body } = await ask(endpoint.host, 'GET', `/containers/${id}/json`);
  const { Config: config, HostConfig: host, Mounts: mounts = [] } = (body ?? {}) as Described;
  const goesByItself = host?.AutoRemove ?? false;
  if (goesByItself) made.autoRemoved.add(id);
  for (const { Type: type, Name: name = '', Destination: target } of mounts)
    if (type === 'volume' && /^[0-9a-f]{64}$/.test(name) && !made.volumes.has(name)) {
      made.volumes.set(name, { image: config?.Image ?? '', target, goesByItself });
      enter(folder, { kind: 'volume', name });
    }
}

interface Described {
  Config?: { Image?: string };
  HostConfig?: { AutoRemove?: boolean };
  Mounts?: { Type: string; Name?: string; Destination: string }[];
}

/**
 * A prune is narrowed to what has the run’s label, which the engine gives to no anonymous volume. Those
 * of the setup’s containers would go, too: they are removed ahead of it, as far as nobody uses them.
 * @param filters what the setup asked for; with a label they are not meant
 */
export async function pruneUnlabelled(
  run: Run,
  request: ApiRequest,
  filters: Fields,
): Promise<void> {
  if (Object.keys(filters).some((name) => name.startsWith('label'))) return;
  for (const name of run.made.volumes.keys()) {
    // Somebody else may have one of this name by now.
    const mine = await ownVolumeOnly(run, request, name).then(
      () => true,
      () => false,
    );
    if (mine) await ask(run.endpoint.host, 'DELETE', `/volumes/${name}`);
  }
}

/**
 * Between the look at a volume and the container that gets it, no setup may remove it: the engine would
 * make it anew, as nobody’s. Those who make take turns with those who remove.
 */
export class VolumeTurns {
  static readonly #all = new WeakMap<Run, VolumeTurns>();
  readonly #making = new Set<Promise<unknown>>();
  #removing: Promise<unknown> = Promise.resolve();

  static of(run: Run): VolumeTurns {
    const turns = VolumeTurns.#all.get(run) ?? new VolumeTurns();
    VolumeTurns.#all.set(run, turns);
    return turns;
  }

  /** Does what a request asks for when its turn has come. */
  take<T>({ method, path }: ApiRequest, work: () => Promise<T>): Promise<T> {
    const line = `${method} ${path}`;
    if (/^POST \/(?:containers|volumes)\/create$/.test(line)) return this.#make(work);
    if (isRemoval(line)) return this.#remove(work);
    return work();
  }

  async #make<T>(work: () => Promise<T>): Promise<T> {
    let before;
    do {
      before = this.#removing;
      await before;
    } while (before !== this.#removing);
    const made = work();
    const ended = made.catch(() => undefined).finally(() => this.#making.delete(ended));
    this.#making.add(ended);
    return made;
  }

  #remove<T>(work: () => Promise<T>): Promise<T> {
    const removed = Promise.all([this.#removing, ...this.#making]).then(work);
    this.#removing = removed.catch(() => undefined);
    return removed;
  }
}

/** True for a request that takes volumes away. */
export function isRemoval(line: string): boolean {
  return /^(?:DELETE \/volumes\/[^/]+|POST \/volumes\/prune)$/.test(line);
}
