import { askDatabaseAlone, type PostgresLogin } from '../../clients/postgres.ts';
import type { ContainerHandle } from '../../objects/container/container.ts';
import { firstBytes, realPath } from '../../objects/storage/engine-files.ts';
import {
  isAtOrBelow,
  mountHolding,
  describeMount,
  describeMounts,
  mountsOf,
} from '../../objects/storage/mounts.ts';
import type { Mount } from '../../run/trace.ts';
import { describeMountsSince } from '../../objects/storage/mount-diff.ts';
import { docs } from '../../../engine/docs.ts';
import type { MatcherResult } from '../define.ts';

/**
 * Asks a PostgreSQL server where its data directory is. That has to be a place with a name, which
 * another container can be given: a volume with a name, or a path of the host. No anonymous volume
 * may hold it or hold a part of it.
 * @param options.after the container that the server took the place of: the place has to be that one's
 */
export async function toKeepItsDatabaseUnderAName(
  db: ContainerHandle,
  login: PostgresLogin,
  { after }: { after?: ContainerHandle } = {},
): Promise<MatcherResult> {
  const sql = 'show data_directory';
  const { directory: named, number } = await placeOf(db, login);
  const [directory, mounts] = await Promise.all([realPath(db, named), mountsOf(db)]);
  const holder = mountHolding(mounts, directory);
  const hasName = holder?.kind === 'volume' || holder?.kind === 'bind';
  const lost = mounts.find(
    ({ kind, target }) => kind === 'anonymous volume' && isAtOrBelow(target, directory),
  );
  const isThere = !hasName || (await holds(db, directory, number));
  const isTheOld = !after || !hasName || hadMounted(after, holder);
  return {
    pass: hasName && !lost && isThere && isTheOld,
    finding: {
      ran: `docker exec ${db.key} psql -U ${login.user} -d ${login.database} -c "${sql}"`,
      got: !isThere
        ? `${directory}; the database that answers does not lie there in ${db.key}`
        : describePlace(directory, holder, hasName ? lost : undefined),
      expected: isTheOld
        ? 'a named volume or a bind mount, which the next container can have as well'
        : `the same storage that the first ${after.key} wrote to, not a copy`,
      see: () => (after ? describeMountsSince(db, after) : describeMounts(db)),
      read: docs.volumes,
    },
  };
}

/** Whether a container that may be gone had this mounted, as a check saw it last. */
function hadMounted({ id, trace }: ContainerHandle, mount: Mount): boolean {
  const earlier = trace.mounts.get(id);
  return earlier?.some((one) => storeOf(one) === storeOf(mount)) ?? true;
}

/** What tells where a mount's files are: two volumes may lie in one folder. */
function storeOf({ kind, source, device, made }: Mount): string {
  return device ?? (kind === 'bind' ? source : `${source} of ${made}`);
}

/** Where a server keeps its database, and the number that tells it from any other. */
async function placeOf(db: ContainerHandle, login: PostgresLogin) {
  const sql = `SELECT current_setting('data_directory') AS directory,
    system_identifier::text AS number FROM pg_control_system()`;
  const [row] = await askDatabaseAlone(db, login, sql);
  return { directory: String(row?.['directory']), number: String(row?.['number']) };
}

/**
 * Whether the database with this number lies there, in the files as the engine has them: who answers may
 * be another container, which this one passes on.
 */
async function holds(db: ContainerHandle, directory: string, number: string): Promise<boolean> {
  const start = await firstBytes(db, `${directory}/global/pg_control`, 8);
  return start?.length === 8 && String(start.readBigUInt64LE()) === number;
}

function describePlace(directory: string, holder?: Mount, lost?: Mount): string {
  if (lost) return `${directory}, and below it ${describeMount(lost)}`;
  if (!holder) return `${directory}, where nothing is mounted: it is removed with the container`;
  return `${directory}, which is in ${describeMount(holder)}`;
}
