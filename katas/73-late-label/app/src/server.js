import { createServer } from 'node:http';
import ms from 'ms';
import { installation } from './installation.js';
import { label } from './label.js';

const opened = Date.now();

/** What the shop answers at each of its addresses. */
const pages = {
  '/': () => `Corner Shop, ${label()}, up for ${ms(Date.now() - opened, { long: true })}`,
  '/installation': () => installation(),
};

createServer((request, response) => {
  const page = pages[request.url];
  response.writeHead(page ? 200 : 404).end(page ? `${page()}\n` : 'Not on our shelves\n');
}).listen(8080);
