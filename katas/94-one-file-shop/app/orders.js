import pg from 'pg';

/**
 * Where the orders are: in the PostgreSQL database at this URL, for example
 * postgres://user:password@host:5432/database. Without a URL they are in this process's memory,
 * for somebody who wants to try the shop without a database.
 */
export function openOrders(url) {
  if (url) return inDatabase(url);
  console.log('there is no DATABASE_URL: orders are kept in memory');
  return inMemory();
}

function inDatabase(url) {
  const pool = new pg.Pool({ connectionString: url, max: 4, connectionTimeoutMillis: 3000 });
  // The pool makes a new connection when the next query needs one: losing an idle one is no harm.
  pool.on('error', (error) => console.error(`the database is gone: ${error.message}`));
  let table;

  async function ask(sql, values) {
    try {
      table ??= pool.query(
        'CREATE TABLE IF NOT EXISTS orders (number text PRIMARY KEY, item text)',
      );
      await table;
      return (await pool.query(sql, values)).rows;
    } catch (error) {
      table = undefined;
      throw new Error(`the database does not help: ${reasonOf(error)}`);
    }
  }

  return {
    // An order that is sent twice is one order.
    add: ({ number, item }) =>
      ask('INSERT INTO orders VALUES ($1, $2) ON CONFLICT DO NOTHING', [number, item]),
    find: async (number) =>
      (await ask('SELECT number, item FROM orders WHERE number = $1', [number]))[0],
  };
}

/** A name that stands for several addresses brings an error for each. */
function reasonOf({ message, errors = [] }) {
  return [message, ...errors.map((error) => error.message)].filter(Boolean).join('; ');
}

function inMemory() {
  const orders = new Map();
  return {
    add: async (order) => void orders.set(order.number, order),
    find: async (number) => orders.get(number),
  };
}
