import pg from 'pg';

/** Connects once to the database at this URL. Who comes too early is told so, and gives up. */
export async function connectOnce(url) {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 3000 });
  try {
    await client.connect();
    return client;
  } catch (error) {
    giveUp(error);
  }
}

export function giveUp({ message, errors = [] }) {
  const reasons = [message, ...errors.map((error) => error.message)].filter(Boolean);
  console.error(`too early: ${reasons.join('; ')}`);
  process.exit(1);
}
