import { createServer } from 'node:http';
import ms from 'ms';
import { label } from '../tools/labels/label.js';
import { offer } from './modules/prices.js';

const baked = Date.now();

createServer((request, response) => {
  const age = ms(Date.now() - baked, { long: true });
  response.end(`${label(offer)}, out of the oven for ${age}\n`);
}).listen(8080);
