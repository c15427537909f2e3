// The shop's web server, on port 8080:
//   GET /       what the sign at the door says
//   GET /till   which till this is, and what it takes
//   GET /stock  whether the database lets it in
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import pg from 'pg';

const { GREETING, SHOP, CURRENCY, TILL, PASSWORD, PASSWORD_FILE } = process.env;

createServer(async (request, response) => {
  const { status = 200, body } = await answerTo(request.url).catch(({ message }) => ({
    status: 503,
    body: message,
  }));
  response.writeHead(status).end(`${body}\n`);
}).listen(8080);

// Node.js as a container's first process has to be told what a stop means.
process.on('SIGTERM', () => process.exit(0));

async function answerTo(path) {
  if (path === '/') return { body: `${GREETING}! This is ${SHOP}.` };
  if (path === '/till') return { body: `till ${TILL} takes ${CURRENCY}` };
  if (path === '/stock') return { body: await askDatabase() };
  return { status: 404, body: 'there is nothing here' };
}

/** The password stands in a file, as a secret does; or in a variable. */
async function askDatabase() {
  const file = PASSWORD_FILE ?? '/run/secrets/password';
  const password = PASSWORD ?? readFileSync(file, 'utf8').trim();
  const client = new pg.Client({ host: 'db', user: 'shop', database: 'shop', password });
  client.on('error', () => undefined);
  await client.connect();
  const { rows } = await client.query('SELECT current_user AS name');
  await client.end();
  return `the database knows ${rows[0].name}`;
}
