import { wordsOfRefusal, type EngineRefusal } from '../../engine/client.ts';
import { showsField } from '../run/commands.ts';
import { AttemptError, excerpt } from '../run/observation.ts';
import type { Run } from '../run/run.ts';

/**
 * The fault of an attempt with one of whose containers, networks or images the engine could not do
 * what a check needed, in the engine's own words.
 */
export async function refusalFailure(run: Run, error: EngineRefusal): Promise<AttemptError> {
  const { ran, key, id } = await askedFor(run, error.request);
  return new AttemptError(
    {
      ran,
      got: excerpt(withKeys(run, reason(wordsOfRefusal(error))), { lines: 6, columns: 400 }),
      expected: `the engine does it with ${key ?? 'what your attempt made'}, as with any other container`,
      see: id === undefined ? [] : await describeState(run, id, key ?? id.slice(0, 12)),
    },
    { cause: error },
  );
}

/** An engine's words without the chain of programs through which they came. */
export function reason(words: string): string {
  return words
    .replace(/^.*unable to start container process: /s, '')
    .replace(/: unknown\s*$/, '')
    .trim();
}

/** Nobody knows a container by sixty-four digits. */
function withKeys(run: Run, words: string): string {
  return words.replaceAll(/\b[0-9a-f]{64}\b/g, (id) => keyOf(run, id) ?? id.slice(0, 12));
}

interface Asked {
  /** As a docker command. */
  ran: string;
  key?: string;
  id?: string;
}

const deeds: [RegExp, string][] = [
  [/^GET \/containers\/([^/]+)\/json$/, 'docker inspect'],
  [/^POST \/containers\/([^/]+)\/exec$/, 'docker exec'],
  [/^\w+ \/containers\/([^/]+)\/archive$/, 'docker cp'],
  [/^DELETE \/containers\/([^/]+)$/, 'docker rm'],
  [/^\w+ \/containers\/([^/]+)\/(\w+)$/, 'docker'],
  [/^GET \/networks\/([^/]+)$/, 'docker network inspect'],
  [/^POST \/networks\/([^/]+)\/(\w+)$/, 'docker network'],
  [/^GET \/images\/(.+)\/json$/, 'docker image inspect'],
  [/^GET \/images\/(.+)\/get$/, 'docker save'],
  [/^GET \/images\/(.+)\/history$/, 'docker history'],
];

/** A request to the engine in words. */
async function askedFor(run: Run, request: string): Promise<Asked> {
  if (request === 'POST /containers/create') return { ran: 'docker create' };
  for (const [pattern, command] of deeds) {
    const [, id, verb] = pattern.exec(request) ?? [];
    if (id === undefined) continue;
    const known = keyOf(run, id);
    const joined = known ? undefined : await joinedByProbe(run, id);
    const words = [command, ...(verb ? [verb] : [])].join(' ');
    if (joined) return { ran: `docker run --network container:${joined.key}`, ...joined };
    return { ran: `${words} ${known ?? id.slice(0, 40)}`, id, ...(known ? { key: known } : {}) };
  }
  return { ran: request };
}

function keyOf({ trace }: Run, id: string): string | undefined {
  return trace.containers.get(id)?.key ?? trace.networks.get(id);
}

/** The container whose network a probe of the lab was to join. */
async function joinedByProbe(run: Run, id: string): Promise<{ key: string; id: string } | null> {
  const info = await run.docker
    .getContainer(id)
    .inspect()
    .catch(() => null);
  const [, other] = /^container:(.+)$/.exec(info?.HostConfig.NetworkMode ?? '') ?? [];
  if (!other) return null;
  const named = [...run.trace.containers].find(
    ([known, { by }]) => by !== 'visitor' && known.startsWith(other),
  );
  return { key: named?.[1].key ?? `container ${other.slice(0, 12)}`, id: other };
}

/** What the engine knows of a container, where there is one. */
async function describeState({ docker }: Run, id: string, key: string): Promise<string[]> {
  try {
    const { State: state, HostConfig: config } = await docker.getContainer(id).inspect();
    const memory = state.OOMKilled ? ', out of memory' : '';
    const mode = config.NetworkMode ?? 'default';
    const template = '{{.State.Status}}, exit code {{.State.ExitCode}}';
    return [
      showsField(key, template, `${state.Status}, exit code ${state.ExitCode}${memory}`),
      showsField(key, '{{.HostConfig.NetworkMode}}', mode),
    ];
  } catch {
    return [];
  }
}
