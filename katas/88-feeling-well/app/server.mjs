import { createServer } from 'node:http';

const { SHOP = 'the bakery', WARM_UP = '3' } = process.env;

/** Its port is open at once; there is no bread until the oven is warm, WARM_UP seconds later. */
let oven = 'cold';
const warm = setTimeout(() => (oven = 'warm'), Number(WARM_UP) * 1000);

/** For trying: a request for one of these changes the oven. */
const tools = { '/break': 'broken', '/hang': 'hanging', '/mend': 'warm' };

createServer(({ url }, response) => {
  if (url in tools) {
    clearTimeout(warm);
    oven = tools[url];
    response.end(`${SHOP}: the oven is ${oven} now\n`);
    return;
  }
  // It takes the request, and says nothing.
  if (oven === 'hanging') return;
  response.statusCode = oven === 'warm' ? 200 : 503;
  response.end(`${SHOP}: the oven is ${oven}\n`);
}).listen(8080);

process.on('SIGTERM', () => process.exit());
