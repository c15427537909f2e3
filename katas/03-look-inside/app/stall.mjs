import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { parseArgs } from 'node:util';

/** What every stall says to a customer. */
const greeting = 'Good morning';

/** A setting is an argument, --keeper=Ada, or else a variable, KEEPER=Ada. */
const { closed, keeper = process.env.KEEPER, list = process.env.LIST } = readArguments();
if (!keeper) fail('the setting KEEPER is missing: who keeps this stall?');
if (!list) fail('the setting LIST is missing: in which file are the prices?');

createServer((request, response) => {
  const { status, page } = answer();
  response.writeHead(status).end(`${page}\n`);
}).listen(8080);

function answer() {
  if (closed) return { status: 503, page: 'This stall is closed.' };
  const prices = readPrices();
  if (prices === null) return { status: 500, page: 'This stall has no price list.' };
  if (prices === '') return { status: 500, page: 'There are no prices on the list.' };
  return { status: 200, page: `${greeting}! ${keeper} sells ${prices.replaceAll('\n', ', ')}` };
}

function readPrices() {
  try {
    return readFileSync(list, 'utf8').trim();
  } catch {
    return null;
  }
}

function readArguments() {
  const text = { type: 'string' };
  try {
    return parseArgs({ options: { keeper: text, list: text, closed: { type: 'boolean' } } }).values;
  } catch (error) {
    return fail(error.message);
  }
}

function fail(message) {
  console.error(`stall: ${message}`);
  process.exit(1);
}
