import { createServer } from 'node:http';
import ms from 'ms';
import { installation, packages } from './installation.js';
import { label } from './label.js';

/** What the label printer answers at each of its addresses. */
const pages = {
  '/': () => `${label}, best within ${ms(ms('2 days'), { long: true })}`,
  '/installation': () => installation(),
  '/packages': () => packages(),
};

createServer((request, response) => {
  const page = pages[request.url];
  response.writeHead(page ? 200 : 404).end(page ? `${page()}\n` : 'No such label\n');
}).listen(8080);
