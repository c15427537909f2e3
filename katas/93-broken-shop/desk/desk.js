// Takes orders on port 8080 (POST). Each takes a moment. Told to stop, it takes no more, finishes what
// is in hand, and says so.
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { setTimeout as packing } from 'node:timers/promises';

let last = 'none';

const server = createServer(async (request, response) => {
  if (request.method !== 'POST') return response.end('The order desk is open\n');
  const order = await text(request);
  console.log(`begun ${order}`);
  await packing(1000);
  last = order;
  response.end(`packed ${order}\n`);
});
server.listen(8080);

process.on('SIGTERM', () => server.close(() => console.log(`drained, the last order: ${last}`)));
