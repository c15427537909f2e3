// The shop's web server. It takes orders and shows them:
//   POST /orders          {"number": "…", "item": "…"}
//   GET  /orders/<number>
import { createServer } from 'node:http';
import { openCache } from './cache.js';
import { openOrders } from './orders.js';

const { CACHE_URL, DATABASE_URL, PORT = '8080' } = process.env;
const orders = openOrders(DATABASE_URL);
const cache = openCache(CACHE_URL);

const server = createServer(async (request, response) => {
  const { status, body } = await answerTo(request).catch((error) => {
    console.error(`${request.method} ${request.url}: ${error.message}`);
    return { status: 503, body: error.message };
  });
  response.writeHead(status).end(`${body}\n`);
});
server.listen(Number(PORT), () => console.log(`the shop is open on port ${PORT}`));

// Node.js as a container's first process has to be told what a stop means.
process.on('SIGTERM', () => process.exit(0));

async function answerTo(request) {
  const [, place, number] = request.url.split('/');
  const what = `${request.method} /${place}${number ? '/…' : ''}`;
  if (what === 'POST /orders') return takeOrder(await bodyOf(request));
  if (what === 'GET /orders/…') return showOrder(decodeURIComponent(number));
  return { status: 404, body: 'there is nothing here' };
}

async function takeOrder({ number, item }) {
  if (!number || !item) return { status: 400, body: 'an order has a number and an item' };
  await orders.add({ number, item });
  return { status: 201, body: JSON.stringify({ number, item }) };
}

/** An order never changes: what the cache holds is as good as what the database holds. */
async function showOrder(number) {
  const kept = await cache.get(`order:${number}`);
  if (kept) return { status: 200, body: kept };
  const order = await orders.find(number);
  if (!order) return { status: 404, body: `there is no order ${number}` };
  const body = JSON.stringify(order);
  await cache.set(`order:${number}`, body);
  return { status: 200, body };
}

async function bodyOf(request) {
  let text = '';
  for await (const chunk of request.setEncoding('utf8')) text += chunk;
  try {
    return JSON.parse(text) ?? {};
  } catch {
    return {};
  }
}
