import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';

const prices = readFileSync('prices.txt', 'utf8');
const seal = readFileSync('prices.seal', 'utf8');

createServer((request, response) => {
  response.end(`${prices}sealed: ${seal}`);
}).listen(8080);
