import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';

const greeting = process.env.GREETING || 'GREETING is not set';
const port = process.env.PORT || 3000;

const pages = {
  '/': () => `${greeting}, at the counter`,
  // A relative path: where this file is depends on the working directory.
  '/stock': () => readFileSync('stock.txt', 'utf8'),
  // Beside this program, wherever it was started.
  '/receipts': (sale) => {
    const path = join(import.meta.dirname, `receipt-${Date.now()}.txt`);
    writeFileSync(path, `sold ${sale}\n`);
    return path;
  },
};

createServer(async (request, response) => {
  try {
    response.end(`${pages[request.url](await text(request))}\n`);
  } catch (error) {
    response.statusCode = 500;
    response.end(`${error.message}, in the working directory ${process.cwd()}\n`);
  }
}).listen(port, () => console.log(`the shop listens on port ${port}`));
