import { askDatabaseAlone, type PostgresLogin } from '../../clients/postgres.ts';
import { AttemptError } from '../../run/observation.ts';
import type { ContainerHandle } from '../../objects/container/container.ts';
import { describeMounts } from '../../objects/storage/mounts.ts';
import { describeMountsSince } from '../../objects/storage/mount-diff.ts';
import { describeClient } from './describe-client.ts';
import { docs } from '../../../engine/docs.ts';
import type { MatcherResult } from '../define.ts';

/** What may tell why other rows came than were wanted. */
interface Explanation {
  /** Whose place and last words may tell. */
  explainedBy?: ContainerHandle;
  /** The container that the server took the place of: what that had mounted may tell. */
  after?: ContainerHandle;
}

/** Sends a query to a PostgreSQL server; these rows have to come back. */
export async function toAnswerQuery(
  db: ContainerHandle,
  login: PostgresLogin,
  sql: string,
  rows: Record<string, unknown>[],
  { explainedBy, after }: Explanation = {},
): Promise<MatcherResult> {
  const { got, see } = await answerOf(db, login, sql);
  const mounts = () => (after ? describeMountsSince(db, after) : describeMounts(db));
  return {
    // Compared as they are printed: the spec's objects come from another JavaScript context.
    pass: got === inWords(rows),
    finding: {
      ran: psql(db, login, sql, got),
      got,
      expected: inWords(rows),
      ...(explainedBy
        ? { see: () => describeClient(explainedBy), read: docs.network }
        : { see: async () => [...(await mounts()), ...see], read: docs.volumes }),
    },
  };
}

/** The rows in words; or what there was in their place, and what is known of that. */
async function answerOf(db: ContainerHandle, login: PostgresLogin, sql: string) {
  try {
    return { got: inWords(await askDatabaseAlone(db, login, sql)), see: [] };
  } catch (error) {
    if (!(error instanceof AttemptError)) throw error;
    const { got, see = [] } = error.finding;
    return { got, see };
  }
}

/** As a person types it; what the server asks strangers for, it is asked at its own name. */
function psql({ key }: ContainerHandle, login: PostgresLogin, sql: string, got: string): string {
  const host = /password|pg_hba/.test(got) ? `-h ${key} ` : '';
  return `docker exec ${key} psql ${host}-U ${login.user} -d ${login.database} -c "${sql}"`;
}

function inWords(rows: Record<string, unknown>[]): string {
  return rows.length === 0 ? 'no row' : rows.map((row) => JSON.stringify(row)).join('\n');
}
