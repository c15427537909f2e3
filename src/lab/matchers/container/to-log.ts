import type { ContainerHandle } from '../../objects/container/container.ts';
import { docs } from '../../../engine/docs.ts';
import { waitFor } from '../../../system/wait-for.ts';
import { nameIn, shows, showsField } from '../../run/commands.ts';
import { excerpt } from '../../run/observation.ts';
import { limitStruck, patiently } from '../../run/time-limits.ts';
import type { MatcherResult } from '../define.ts';

/** Reads the container’s log, both streams, until each of these texts stands in it: 5 seconds at most. */
export async function toLog(
  container: ContainerHandle,
  ...texts: string[]
): Promise<MatcherResult> {
  if (texts.length === 0) throw new TypeError('Without a text there is nothing to look for');
  const withinMs = patiently(5000);
  let log = '';
  let looks = 0;
  let missing = texts;
  const found = await waitFor(
    async () => {
      looks += 1;
      log = await container.logs();
      missing = texts.filter((text) => !log.includes(text));
      return missing.length === 0 || undefined;
    },
    { withinMs, everyMs: 50 },
  );
  // Where the engine has answered so often, it has had the time for a line as well.
  if (!found && looks < 20) limitStruck(`${withinMs / 1000} s for the log to have it`);
  const [first = ''] = missing;
  const many = texts.length > 1 ? `${texts.length} texts; the first that is missing: ` : '';
  return {
    pass: found === true,
    finding: {
      ran: `docker logs ${nameIn(container.key)}`,
      got: excerpt(log, { lines: 6 }) || 'nothing: the log is empty',
      expected: `${many}${JSON.stringify(first)}`,
      see: () => describeElsewhere(container),
      read: docs.logs,
    },
  };
}

/** What an engine tells of a path: changed (0), added (1) or deleted (2). */
interface Change {
  Kind: 0 | 1 | 2;
  Path: string;
}

/** Where what is missing may have gone: how its log is kept, and what it has written instead. */
async function describeElsewhere(handle: ContainerHandle): Promise<string[]> {
  const { key, id, run } = handle;
  const { State: state, HostConfig: config } = await handle.inspect();
  const container = run.docker.getContainer(id);
  // An engine has null where nothing has changed.
  const changes = ((await container.changes()) as Change[] | null) ?? [];
  const holdsAnother = (path: string) => changes.some((other) => other.Path.startsWith(`${path}/`));
  const files = changes.filter(({ Path: path }) => !holdsAnother(path));
  const diff = files.slice(0, 6).map(({ Kind: kind, Path: path }) => `${'CAD'[kind]} ${path}`);
  return [
    showsField(key, '{{.State.Status}}', state.Status),
    showsField(key, '{{.HostConfig.LogConfig.Type}}', config.LogConfig?.Type ?? ''),
    shows(`docker diff ${nameIn(key)}`, diff.join('\n') || 'nothing'),
    ...(await handle.describeMounts()),
  ];
}
