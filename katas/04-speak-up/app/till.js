import { appendFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';

/** Where each sale is written down, a line each. */
const log = process.env.LOG_FILE ?? '/var/log/shop/sales.log';

createServer(async (request, response) => {
  const sale = await text(request);
  appendFileSync(log, `${new Date().toISOString()} sold ${sale}\n`);
  response.end(`sold ${sale}\n`);
}).listen(8080);
