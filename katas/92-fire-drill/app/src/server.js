// The shop's web server:
//   GET  /                 the price of the day
//   GET  /installation     a number that each installation of the packages draws
//   GET  /settings         the names of the settings
//   POST /orders           {"number": "…", "item": "…", "seconds": 2}: it takes so long to pack it
//   GET  /orders/<number>
//   POST /sessions         {"id": "…", "customer": "…"}
//   GET  /sessions/<id>
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { setTimeout as timer } from 'node:timers/promises';
import { installation } from './installation.js';
import { openOrders } from './orders.js';
import { price } from './prices.js';
import { openSessions } from './sessions.js';

const { DATABASE_URL, SESSIONS_URL } = process.env;
const orders = openOrders(DATABASE_URL);
const sessions = openSessions(SESSIONS_URL);
let last = 'nothing';

const answers = {
  'GET /': () => `bread ${price}`,
  'GET /installation': () => installation(),
  'GET /settings': () => readFileSync(new URL('../.env.example', import.meta.url), 'utf8'),
  'POST /orders': async (_, { number, item, seconds = 0 }) => {
    console.log(`packing ${number}`);
    await timer(seconds * 1000);
    await orders.add({ number, item });
    last = item;
    return `packed: ${item}`;
  },
  'GET /orders/…': (number) => orders.find(number),
  'POST /sessions': async (_, session) => {
    await sessions.add(session);
    return `good morning, ${session.customer}`;
  },
  'GET /sessions/…': (id) => sessions.find(id),
};

const server = createServer(async (request, response) => {
  const [, place, name] = request.url.split('/');
  const answer = answers[`${request.method} /${place}${name ? '/…' : ''}`];
  try {
    const body = await answer?.(name, await bodyOf(request));
    response.writeHead(body ? 200 : 404).end(`${body ?? 'there is nothing here'}\n`);
  } catch (error) {
    console.error(`${request.method} ${request.url}: ${error.message}`);
    response.writeHead(503).end(`${error.message}\n`);
  }
});
server.listen(8080, () => console.log('the shop is open on port 8080'));

// A stop: nobody comes in any more, and the orders in hand are finished.
process.on('SIGTERM', () => {
  server.close(async () => {
    await orders.close();
    sessions.close();
    console.log(`drained after ${last}`);
  });
});

async function bodyOf(request) {
  let text = '';
  for await (const chunk of request.setEncoding('utf8')) text += chunk;
  return text ? JSON.parse(text) : {};
}
