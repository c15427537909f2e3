import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { setTimeout as timer } from 'node:timers/promises';

const { WORD = 'good morning' } = process.env;
let last = 'nothing';

const server = createServer(async (request, response) => {
  if (request.method !== 'POST') return response.end(`open: ${WORD}\n`);
  const order = await text(request);
  console.log('baking an order');
  await timer(2000);
  last = order;
  response.end(`fresh from the oven: ${order}\n`);
});
server.listen(8080, () => console.log(`open: ${WORD}`));

// A stop: nobody comes in any more, and the orders in hand are finished.
process.on('SIGTERM', () => server.close(() => console.log(`drained after ${last}`)));
