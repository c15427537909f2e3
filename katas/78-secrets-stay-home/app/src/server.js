import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { price } from './price.js';

/** What the site shows at each of its addresses. */
const pages = {
  '/': () => `Corner Shop: bread ${price}\n`,
  '/menu': () => read('docs/menu.md'),
  // The names of the settings, without their values.
  '/settings': () => read('.env.example').replaceAll(/=.*/g, ''),
};

createServer((request, response) => {
  try {
    response.end(pages[request.url]?.() ?? 'Not on our shelves\n');
  } catch (error) {
    response.writeHead(500).end(`${error.message}\n`);
  }
}).listen(8080);

function read(file) {
  return readFileSync(new URL(`../${file}`, import.meta.url), 'utf8');
}
