import { apart } from '../apart/place.ts';
import { confine } from '../apart/policy.ts';
import { spendOn } from '../apart/spent.ts';
import { labLabel, runLabel } from '../run/labels.ts';
import { noteLastWords } from '../run/last-words.ts';
import { enter } from '../run/ledger.ts';
import type { Run } from '../run/run.ts';
import { stampContainer } from './containers.ts';
import { Refusal, type EngineRequest } from './engine-request.ts';
import { ownershipOf, refuseForeign } from './ownership.ts';
import { ask } from './request.ts';

interface Rule {
  pattern: RegExp;
  /** Changes the request in place, or throws a {@link Refusal}. */
  apply: (run: Run, request: EngineRequest, name: string) => Promise<void> | void;
}

// A link gives a container a name with a slash in it, behind that of another.
const deeds = 'archive|attach|exec|kill|pause|rename|resize|restart|start|stop|unpause|update|wait';

/** The rules for requests that change something, the first that matches counts. */
const rules: Rule[] = [
  { pattern: /^POST \/containers\/create$/, apply: stampContainer },
  { pattern: /^POST \/networks\/create$/, apply: stampBody },
  { pattern: /^POST \/volumes\/create$/, apply: stampVolume },
  { pattern: /^POST \/build$/, apply: stampBuild },
  { pattern: /^POST \/build\/prune$/, apply: refusePrune },
  { pattern: /^POST \/(?:containers|networks|volumes|images)\/prune$/, apply: narrowPrune },
  { pattern: /^POST \/commit$/, apply: stampCommit },
  { pattern: /^POST \/images\/create$/, apply: notePull },
  { pattern: /^POST \/images\/(.+)\/tag$/, apply: noteTag },
  { pattern: /^DELETE \/images\/(.+)$/, apply: ownImageOnly },
  { pattern: /^DELETE \/containers\/([^/]+)$/, apply: noteRemains },
  { pattern: new RegExp(`^\\w+ /containers/([^/]+)/(?:${deeds})$`), apply: ownOnly('containers') },
  { pattern: /^POST \/networks\/([^/]+)\/(?:dis)?connect$/, apply: ownBothEnds },
  { pattern: /^\w+ \/networks\/([^/]+)$/, apply: ownOnly('networks') },
  { pattern: /^\w+ \/volumes\/([^/]+)$/, apply: ownOnly('volumes') },
  { pattern: /^POST \/exec\/([^/]+)\/(?:start|resize)$/, apply: ownExecOnly },
  { pattern: /^POST \/(?:session|grpc|auth|images\/load)$/, apply: () => undefined },
];

/** Applies the first rule that fits. Reading is free; what no rule names is refused. */
export async function applyPolicy(run: Run, request: EngineRequest): Promise<void> {
  if (apart()) await spendOn(run, request);
  if (request.method === 'GET' || request.method === 'HEAD') return applyToReading(run, request);
  if (apart()) confine(run, request);
  const line = `${request.method} ${request.path}`;
  for (const { pattern, apply } of rules) {
    const match = pattern.exec(line);
    if (match) return apply(run, request, match[1] ?? '');
  }
  throw new Refusal(`docker-dojo: a setup may not ask the engine for ${line}`);
}

/** What is asked for as if it were to be read: a way to a container’s input is more than that. */
async function applyToReading(run: Run, { path }: EngineRequest): Promise<void> {
  const [, name] = /^\/containers\/(.+)\/attach\/ws$/.exec(path) ?? [];
  if (name !== undefined) await refuseForeign(run, 'containers', name);
}

function stampBody(run: Run, { body }: EngineRequest): void {
  if (body) body['Labels'] = { ...(body['Labels'] as object | null), ...run.labels };
}

async function stampVolume(run: Run, request: EngineRequest): Promise<void> {
  const name = request.body?.['Name'];
  // The engine answers "created" for a volume that was there: it must not become the run's.
  if (typeof name === 'string' && name) await refuseForeign(run, 'volumes', name);
  stampBody(run, request);
}

async function stampBuild(run: Run, { query }: EngineRequest): Promise<void> {
  for (const name of query.getAll('t')) await refuseForeign(run, 'images', nameOf(name, null));
  const labels = JSON.parse(query.get('labels') ?? '{}') as object;
  query.set('labels', JSON.stringify({ ...labels, ...run.labels }));
}

async function stampCommit(run: Run, { query }: EngineRequest): Promise<void> {
  // The image inherits the container's labels, the run's among them.
  await refuseForeign(run, 'containers', query.get('container') ?? '');
  const repo = query.get('repo');
  if (repo) await refuseForeign(run, 'images', nameOf(repo, query.get('tag')));
}

function refusePrune(): void {
  throw new Refusal('docker-dojo: the build cache is shared; a setup may not prune it');
}

function narrowPrune(run: Run, { query }: EngineRequest): void {
  const filters = JSON.parse(query.get('filters') ?? '{}') as Record<string, Filter>;
  const own = { [`${runLabel}=${run.id}`]: true };
  const not = { 'label!': { [labLabel]: true } };
  query.set('filters', JSON.stringify({ ...asSets(filters), label: own, ...not }));
}

type Filter = string[] | Record<string, boolean>;

/** Filters come as lists or as sets; the engine reads either form, but not both at once. */
function asSets(filters: Record<string, Filter>): Record<string, Record<string, boolean>> {
  const asSet = (filter: Filter) =>
    Array.isArray(filter) ? Object.fromEntries(filter.map((value) => [value, true])) : filter;
  return Object.fromEntries(Object.entries(filters).map(([name, filter]) => [name, asSet(filter)]));
}

async function notePull(run: Run, { query }: EngineRequest): Promise<void> {
  const image = query.get('fromImage');
  if (!image) return;
  const tag = query.get('tag');
  const reference = tag ? `${image}${tag.startsWith('sha256:') ? '@' : ':'}${tag}` : image;
  if ((await ownershipOf(run, 'images', reference)) === 'none')
    enter(run.folder, { kind: 'image', reference });
}

async function noteTag(run: Run, { query }: EngineRequest): Promise<void> {
  const reference = nameOf(query.get('repo') ?? '', query.get('tag'));
  await refuseForeign(run, 'images', reference);
  enter(run.folder, { kind: 'image', reference });
}

/** The name that the engine makes of these two: a tag of its own counts before one in the name. */
function nameOf(repo: string, tag: string | null): string {
  const [, name = repo, own = 'latest'] = /^(.*?)(?::([^:/]*))?$/.exec(repo) ?? [];
  return `${name}:${tag || own}`;
}

async function ownImageOnly(run: Run, _request: EngineRequest, name: string): Promise<void> {
  await refuseForeign(run, 'images', name);
}

/**
 * What goes with a container is noted first: its log, and its anonymous volumes, which have no label
 * of their own if they stay.
 */
async function noteRemains(run: Run, _request: EngineRequest, name: string): Promise<void> {
  await refuseForeign(run, 'containers', name);
  await noteLastWords(run, name).catch(() => undefined);
  const { body } = await ask(run.endpoint.host, 'GET', `/containers/${name}/json`);
  const mounts = (body as { Mounts?: { Type: string; Name?: string }[] } | null)?.Mounts ?? [];
  for (const { Type, Name } of mounts)
    if (Type === 'volume' && Name && /^[0-9a-f]{64}$/.test(Name))
      enter(run.folder, { kind: 'volume', name: Name });
}

function ownOnly(kind: 'containers' | 'networks' | 'volumes'): Rule['apply'] {
  return (run, _request, name) => refuseForeign(run, kind, name);
}

/** A command is its container’s. In practice nobody looks for another’s, and each look takes time. */
async function ownExecOnly(run: Run, _request: EngineRequest, id: string): Promise<void> {
  if (!apart()) return;
  const { body } = await ask(run.endpoint.host, 'GET', `/exec/${encodeURIComponent(id)}/json`);
  const container = (body as { ContainerID?: string } | null)?.ContainerID;
  if (container) await refuseForeign(run, 'containers', container);
}

async function ownBothEnds(run: Run, { body }: EngineRequest, name: string): Promise<void> {
  await refuseForeign(run, 'networks', name);
  const container = body?.['Container'];
  if (typeof container === 'string') await refuseForeign(run, 'containers', container);
}
