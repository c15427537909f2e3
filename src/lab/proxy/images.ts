import { enter, readLedger } from '../run/ledger.ts';
import { runLabel } from '../run/labels.ts';
import type { Run } from '../run/run.ts';
import { parseFields, spellKeys } from './go-json.ts';
import { refuseDojoLabels, labelChanges, labelObject } from './dojo-labels.ts';
import { notThere, type ApiRequest } from './api-request.ts';
import { foreign, ownId, readdress } from './ownership.ts';
import type { Labels } from '../run/made-by-setup.ts';
import { ask } from '../../engine/request.ts';

export async function labelBuild(run: Run, { query }: ApiRequest): Promise<void> {
  await Promise.all(query.getAll('t').map((name) => refuseForeign(run, nameOf(name, null))));
  const labels = parseFields(query.get('labels'), 'labels');
  refuseDojoLabels(run, labels);
  query.set('labels', JSON.stringify({ ...labels, ...run.labels }));
  if (await buildKitTakes(run, query)) query.set('version', '2');
  // Steps of its own: nobody else's cleanup takes those away.
  else query.set('nocache', '1');
  const [, joined] = /^container:(.*)$/s.exec(query.get('networkmode') ?? '') ?? [];
  if (joined !== undefined)
    query.set('networkmode', `container:${await ownId(run, 'containers', joined)}`);
}

/**
 * True for a build that BuildKit can do, with which the docker command builds, whatever a client asks
 * for. The old builder keeps each step as an image that other builds start from: the cleanup of another
 * run took it away in the middle of one. On the containerd image store, Docker 26.1 gives BuildKit no
 * context that comes with the request: it looks for it in the network.
 */
async function buildKitTakes(run: Run, query: URLSearchParams): Promise<boolean> {
  if (!['', 'default', 'host', 'none'].includes(query.get('networkmode') ?? '')) return false;
  const { body } = await ask(run.endpoint.host, 'GET', '/info');
  return !JSON.stringify(body).includes('io.containerd.snapshotter');
}

export async function labelCommit(run: Run, { query, body }: ApiRequest): Promise<void> {
  const repo = query.get('repo');
  const [container] = await Promise.all([
    ownId(run, 'containers', query.get('container') ?? ''),
    repo ? refuseForeign(run, nameOf(repo, query.get('tag'))) : null,
  ]);
  query.set('container', container);
  // The image inherits the container's labels, the run's among them, unless it is given others.
  if (body) {
    spellKeys(body, ['Labels']);
    if (body['Labels']) await labelObject(run, body);
  }
  if (query.has('changes')) labelChanges(run, query);
}

/** An image from a registry, or from a file. */
export async function notePull(run: Run, { query }: ApiRequest): Promise<void> {
  const image = query.get('fromImage');
  const tag = query.get('tag');
  if (!image) {
    const repo = query.get('repo');
    if (repo) await refuseForeign(run, nameOf(repo, tag));
    labelChanges(run, query);
    return;
  }
  const reference = tag ? `${image}${tag.startsWith('sha256:') ? '@' : ':'}${tag}` : image;
  if (!(await lookUpImage(run, reference))) enter(run.folder, { kind: 'image', reference });
}

export async function noteTag(run: Run, { query }: ApiRequest): Promise<void> {
  const reference = nameOf(query.get('repo') ?? '', query.get('tag'));
  await refuseForeign(run, reference);
  enter(run.folder, { kind: 'image', reference });
}

// The names and ids that were there before a load, or a connection to BuildKit, by its request.
const before = new WeakMap<ApiRequest, Set<string>>();

/** What was there before a load, or before BuildKit is asked for images, is not the setup's. */
export async function noteBefore(run: Run, request: ApiRequest): Promise<void> {
  const { body } = await ask(run.endpoint.host, 'GET', '/images/json');
  const images = Array.isArray(body) ? (body as ImageBody[]) : [];
  const names = images.flatMap(({ Id: id = '', RepoTags: tags }) => [id, ...(tags ?? [])]);
  before.set(request, new Set(names));
}

/** @param reply what the engine has said of a load, a line of JSON each */
export function noteLoaded(run: Run, request: ApiRequest, reply: string): void {
  for (const [, reference = ''] of reply.matchAll(/Loaded image(?: ID)?: ([^\s"\\]+)/g))
    if (!before.get(request)?.has(reference)) enter(run.folder, { kind: 'image', reference });
}

/** Notes that this request gives a name to an image; one that stood for an image before is somebody’s own. */
export function noteNamed(run: Run, request: ApiRequest, name: string): void {
  const reference = nameOf(name.replace(/^docker\.io\/(?:library\/)?/, ''), null);
  if (before.get(request)?.has(reference) || hasMade(run, reference)) return;
  enter(run.folder, { kind: 'image', reference });
}

/** True for a name that the setup has given to an image itself, whosever that is. */
function hasMade({ folder }: Run, name: string): boolean {
  return readLedger(folder).some(
    (entry) => entry.kind === 'image' && nameOf(entry.reference, null) === nameOf(name, null),
  );
}

/**
 * Takes a name from an image, or removes it by its id. A name could be the beginning of another’s id
 * as well: it goes on as what it was found to be.
 */
export async function ownImageOnly(run: Run, request: ApiRequest, name: string): Promise<void> {
  const image = await lookUpImage(run, name);
  if (!image) throw notThere(null, `image: ${name}`);
  if (!image.own && !hasMade(run, name)) throw foreign('images', name);
  if (!/^(?:sha256:)?[0-9a-f]+$/.test(name)) return;
  const tagged = nameOf(name, null);
  const exact = image.tags.includes(tagged) ? `docker.io/library/${tagged}` : image.id;
  readdress(request, 'images', name, exact);
}

/** The name that the engine makes of these two: a tag of its own counts before one in the name. */
function nameOf(repo: string, tag: string | null): string {
  const [, name = repo, own = 'latest'] = /^(.*?)(?::([^:/]*))?$/.exec(repo) ?? [];
  return `${name}:${tag || own}`;
}

/** Throws where a name stands for an image that the run’s setup has not made: only its owner can take it away. */
async function refuseForeign(run: Run, name: string): Promise<void> {
  const image = await lookUpImage(run, name);
  if (image && !image.own) throw foreign('images', name);
}

async function lookUpImage(run: Run, name: string) {
  const path = `/images/${name.split('/').map(encodeURIComponent).join('/')}/json`;
  const { status, body } = await ask(run.endpoint.host, 'GET', path);
  if (status === 404) return null;
  const { Id: id = '', RepoTags, Config } = (body ?? {}) as ImageBody;
  return { id, tags: RepoTags ?? [], own: Config?.Labels?.[runLabel] === run.id };
}

interface ImageBody {
  Id?: string;
  RepoTags?: string[] | null;
  Config?: { Labels?: Labels } | null;
}
