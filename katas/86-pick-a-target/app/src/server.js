import { createServer } from 'node:http';
import ms from 'ms';
import { prices } from './prices.js';

createServer((request, response) => {
  const lines = Object.entries(prices).map(([thing, cents]) => `${thing} ${cents} cents\n`);
  response.end(`${lines.join('')}baked every ${ms(ms('8 hours'), { long: true })}\n`);
}).listen(8080);
