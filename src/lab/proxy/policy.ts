import { currentSandbox } from '../run/sandbox.ts';
import { confine } from './sandbox/api-policy.ts';
import { spendOn } from './sandbox/tainted.ts';
import { labLabel, runLabel } from '../run/labels.ts';
import { noteLastWords } from '../run/removed-containers.ts';
import type { Run } from '../run/run.ts';
import { asFields, parseFields } from './go-json.ts';
import { labelContainer } from './container-create.ts';
import { notThere, ProxyError, type ApiRequest, type Fields } from './api-request.ts';
import { noteBefore, notePull, noteTag, ownImageOnly, labelBuild, labelCommit } from './images.ts';
import { ownBothEnds, labelNetwork } from './networks.ts';
import { foreign, lookUp, ownId, readdress, refuseIdAsName, type Named } from './ownership.ts';
import { ownVolumeOnly, labelVolume, pruneUnlabelled } from './volumes.ts';

interface Rule {
  pattern: RegExp;
  /** Changes the request in place, or throws a {@link ProxyError}. */
  apply: (run: Run, request: ApiRequest, name: string) => Promise<void> | void;
}

// A link gives a container a name with a slash in it, behind that of another.
const deeds = 'archive|attach|exec|kill|pause|resize|restart|start|stop|unpause|update|wait';

/** The rules for requests that change something, the first that matches counts. */
const rules: Rule[] = [
  { pattern: /^POST \/containers\/create$/, apply: labelContainer },
  { pattern: /^POST \/networks\/create$/, apply: labelNetwork },
  { pattern: /^POST \/volumes\/create$/, apply: labelVolume },
  { pattern: /^POST \/build$/, apply: labelBuild },
  { pattern: /^POST \/build\/prune$/, apply: refusePrune },
  { pattern: /^POST \/(containers|networks|volumes|images)\/prune$/, apply: narrowPrune },
  { pattern: /^POST \/commit$/, apply: labelCommit },
  { pattern: /^POST \/images\/create$/, apply: notePull },
  { pattern: /^POST \/images\/(.+)\/tag$/, apply: noteTag },
  { pattern: /^DELETE \/images\/(.+)$/, apply: ownImageOnly },
  { pattern: /^DELETE \/containers\/([^/]+)$/, apply: noteLog },
  { pattern: /^POST \/containers\/([^/]+)\/rename$/, apply: rename },
  { pattern: new RegExp(`^\\w+ /containers/([^/]+)/(?:${deeds})$`), apply: ownOnly('containers') },
  { pattern: /^POST \/networks\/([^/]+)\/(?:dis)?connect$/, apply: ownBothEnds },
  { pattern: /^\w+ \/networks\/([^/]+)$/, apply: ownOnly('networks') },
  { pattern: /^\w+ \/volumes\/([^/]+)$/, apply: ownVolumeOnly },
  { pattern: /^POST \/exec\/([^/]+)\/(?:start|resize)$/, apply: ownExecOnly },
  { pattern: /^POST \/images\/load$/, apply: noteBefore },
  { pattern: /^POST \/grpc$/, apply: noteBefore },
  { pattern: /^POST \/(?:session|auth)$/, apply: () => undefined },
];

/** The rules for what is asked for as if it were to be read; what none names is free. */
const readings: Rule[] = [
  { pattern: /^\/containers\/(.+)\/json$/, apply: readContainer },
  { pattern: /^\/containers\/(.+?)\/(?:attach\/ws|[^/]+)$/, apply: ownOnly('containers') },
  { pattern: /^\/exec\/([^/]+)\/json$/, apply: ownExecOnly },
];

/** Applies the first rule that fits. What changes something, and no rule names, is refused. */
export async function applyPolicy(run: Run, request: ApiRequest): Promise<void> {
  if (currentSandbox()) await spendOn(run, request);
  const { method, path } = request;
  if (method === 'GET' || method === 'HEAD') return applyFirst(readings, path, run, request);
  if (currentSandbox()) confine(run, request);
  const line = `${method} ${path}`;
  const known = rules.some(({ pattern }) => pattern.test(line));
  if (!known) throw new ProxyError(`docker-dojo: a setup may not ask the engine for ${line}`);
  return applyFirst(rules, line, run, request);
}

async function applyFirst(some: Rule[], line: string, run: Run, request: ApiRequest) {
  for (const { pattern, apply } of some) {
    const match = pattern.exec(line);
    if (match) return apply(run, request, match[1] ?? '');
  }
}

/** What a list tells is free; what the lab’s own containers are given may be what a check asks for. */
async function readContainer(run: Run, request: ApiRequest, name: string): Promise<void> {
  if (run.made.containers.has(name)) return;
  const { id, own, lab } = await lookUp(run, 'containers', name);
  if (lab && !own && !run.external.containers.has(id)) throw foreign('containers', name);
  readdress(request, 'containers', name, id);
}

function refusePrune(): void {
  throw new ProxyError('docker-dojo: the build cache is shared; a setup may not prune it');
}

async function narrowPrune(run: Run, request: ApiRequest, kind: string): Promise<void> {
  const { query } = request;
  const filters = asSets(parseFields(query.get('filters'), 'filters'));
  if (kind === 'volumes') await pruneUnlabelled(run, request, filters);
  const own = { ...filters['label'], [`${runLabel}=${run.id}`]: true };
  query.set('filters', JSON.stringify({ ...filters, label: own, ...notOfLab(kind, filters) }));
}

/** A toolbox that is about to start is one that does not run. The engine spares only what fits all of `label!`. */
function notOfLab(kind: string, filters: Record<string, Fields>): Record<string, Fields> {
  if (kind !== 'containers') return {};
  if (filters['label!'])
    throw new ProxyError('docker-dojo: a setup may prune containers with label=, not with label!=');
  return { 'label!': { [labLabel]: true } };
}

/** Filters come as lists or as sets; the engine reads either form, but not both at once. */
function asSets(filters: Fields): Record<string, Fields> {
  const asSet = (filter: unknown, name: string) =>
    Array.isArray(filter)
      ? Object.fromEntries(filter.map((value) => [String(value), true]))
      : asFields(filter, name);
  const all = Object.entries(filters).map(([name, filter]) => [name, asSet(filter, name)] as const);
  return Object.fromEntries(all);
}

/** What goes with a container is noted first: what it said last. */
async function noteLog(run: Run, request: ApiRequest, name: string): Promise<void> {
  const id = await ownId(run, 'containers', name);
  readdress(request, 'containers', name, id);
  await noteLastWords(run, id).catch(() => undefined);
}

async function rename(run: Run, request: ApiRequest, name: string): Promise<void> {
  refuseIdAsName(request.query.get('name'));
  readdress(request, 'containers', name, await ownId(run, 'containers', name));
}

function ownOnly(kind: Named): Rule['apply'] {
  return async (run, request, name) => readdress(request, kind, name, await ownId(run, kind, name));
}

/** A command has no name, and is whose it was made for: the lab runs its own in the setup’s containers. */
function ownExecOnly({ made }: Run, _request: ApiRequest, id: string): void {
  if (!made.execs.has(id)) throw notThere(null, `exec instance: ${id}`);
}
