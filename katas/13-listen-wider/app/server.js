import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { parseArgs } from 'node:util';

/** What the shop says to everybody who comes in. */
const greeting = 'Good morning';

/** The address that it listens at: --host, else the file shop.conf, else the variable HOST. */
const { values } = parseArgs({ options: { host: { type: 'string' } } });
const file = existsSync('shop.conf') ? readFileSync('shop.conf', 'utf8').trim() : undefined;
const host = values.host ?? file ?? process.env.HOST ?? '127.0.0.1';
const port = Number(process.env.PORT ?? 8080);

createServer((request, response) => {
  response.end(`${greeting}! The word of the day is ${process.env.WORD}.\n`);
}).listen(port, host, () =>
  console.log(`the shop listens at ${host || 'every address'}, port ${port}`),
);
