import { createServer } from 'node:http';
import ms from 'ms';
import { hours } from './hours.js';
import { installation, packages } from './installation.js';

const opened = Date.now();

/** What the shop answers at each of its addresses. */
const pages = {
  '/': () => `Corner Shop: ${hours}. Up for ${ms(Date.now() - opened, { long: true })}.`,
  '/installation': () => installation(),
  '/packages': () => packages(),
};

createServer((request, response) => {
  const page = pages[request.url];
  response.writeHead(page ? 200 : 404).end(page ? `${page()}\n` : 'Not on our shelves\n');
}).listen(8080);
