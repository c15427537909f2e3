// The ship tells what it carries. It needs Node.js, and nothing else.
import { createServer } from 'node:http';

const { CARGO: cargo = 'nothing' } = process.env;

createServer((request, response) => {
  response.end(`the ship carries ${cargo}\n`);
}).listen(8080);
