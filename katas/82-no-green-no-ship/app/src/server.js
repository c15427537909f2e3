import { createServer } from 'node:http';
import { receipt } from './receipt.js';

// GET /Ada?bread=2&roll=6
createServer((request, response) => {
  const { pathname, searchParams } = new URL(request.url, 'http://till');
  response.end(`${receipt(pathname.slice(1), Object.fromEntries(searchParams))}\n`);
}).listen(8080);
