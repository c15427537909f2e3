import pg from 'pg';

/**
 * Where the orders are: in the PostgreSQL database at this URL, for example
 * postgres://user:password@host:5432/database.
 */
export function openOrders(url) {
  const pool = new pg.Pool({ connectionString: url, max: 4, connectionTimeoutMillis: 3000 });
  // The pool makes a new connection when the next query needs one: losing an idle one is no harm.
  pool.on('error', (error) => console.error(`the database is gone: ${error.message}`));
  let table;

  async function ask(sql, values) {
    if (!url) throw new Error('there is no DATABASE_URL');
    try {
      table ??= pool.query(
        'CREATE TABLE IF NOT EXISTS orders (number text PRIMARY KEY, item text)',
      );
      await table;
      return (await pool.query(sql, values)).rows;
    } catch (error) {
      table = undefined;
      throw new Error(`the database does not help: ${error.message}`);
    }
  }

  return {
    add: ({ number, item }) =>
      ask('INSERT INTO orders VALUES ($1, $2) ON CONFLICT DO NOTHING', [number, item]),
    find: async (number) =>
      (await ask('SELECT item FROM orders WHERE number = $1', [number]))[0]?.item,
    close: () => pool.end(),
  };
}
