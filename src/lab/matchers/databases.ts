import { askDatabase, type PostgresLogin } from '../clients/postgres.ts';
import { AttemptFault } from '../finding.ts';
import type { ContainerHandle } from '../handles/container.ts';
import {
  isAtOrBelow,
  mountHolding,
  mountInWords,
  mountsInWords,
  mountsOf,
  type Mount,
} from '../handles/mounts.ts';
import { clientInWords } from './clients.ts';
import { docs } from './docs.ts';
import type { Judgement } from './matcher.ts';

/**
 * Sends a query to a PostgreSQL server; these rows have to come back.
 * @param options.explainedBy whose place and last words may tell why others came
 */
export async function toAnswerQuery(
  db: ContainerHandle,
  login: PostgresLogin,
  sql: string,
  rows: Record<string, unknown>[],
  { explainedBy }: { explainedBy?: ContainerHandle } = {},
): Promise<Judgement> {
  const saw = await answerOf(db, login, sql);
  return {
    // Compared as they are printed: the spec's objects come from another JavaScript context.
    pass: saw === inWords(rows),
    finding: {
      did: `${sql}   (asked of ${db.key})`,
      saw,
      wanted: inWords(rows),
      ...(explainedBy
        ? { facts: () => clientInWords(explainedBy), read: docs.network }
        : { facts: () => mountsInWords(db), read: docs.volumes }),
    },
  };
}

/**
 * Asks a PostgreSQL server where its data directory is. That has to be a place with a name, which
 * another container can be given: a volume with a name, or a path of the host. No anonymous volume
 * may hold it or hold a part of it.
 */
export async function toKeepItsDatabaseUnderAName(
  db: ContainerHandle,
  login: PostgresLogin,
): Promise<Judgement> {
  const sql = 'show data_directory';
  const [row] = await askDatabase(db, login, sql);
  const named = String(row?.['data_directory']);
  const [directory, mounts] = await Promise.all([withoutLinks(db, named), mountsOf(db)]);
  const holder = mountHolding(mounts, directory);
  const hasName = holder?.kind === 'volume' || holder?.kind === 'bind';
  const lost = mounts.find(
    ({ kind, target }) => kind === 'anonymous volume' && isAtOrBelow(target, directory),
  );
  return {
    pass: hasName && !lost,
    finding: {
      did: `${sql}   (asked of ${db.key}), and compared it with what the engine mounts there`,
      saw: placeInWords(directory, holder, hasName ? lost : undefined),
      wanted: `a volume with a name or a folder of the host, which the next container can mount`,
      facts: () => mountsInWords(db),
      read: docs.volumes,
    },
  };
}

async function answerOf(db: ContainerHandle, login: PostgresLogin, sql: string): Promise<string> {
  try {
    return inWords(await askDatabase(db, login, sql));
  } catch (error) {
    if (!(error instanceof AttemptFault)) throw error;
    return error.finding.saw;
  }
}

function inWords(rows: Record<string, unknown>[]): string {
  return rows.length === 0 ? 'no row' : rows.map((row) => JSON.stringify(row)).join('\n');
}

/** Where a path of the container leads once its symbolic links are followed. */
async function withoutLinks(container: ContainerHandle, path: string): Promise<string> {
  const { exitCode, stdout } = await container.exec(['readlink', '-f', path]);
  return exitCode === 0 ? stdout.trim() : path;
}

function placeInWords(directory: string, holder?: Mount, lost?: Mount): string {
  if (lost) return `${directory}, and below it ${mountInWords(lost)}`;
  if (!holder) return `${directory}, where nothing is mounted: it goes when the container goes`;
  return `${directory}, which is in ${mountInWords(holder)}`;
}
