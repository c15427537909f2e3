// Keeps the guest book of the shop: POST / writes an entry, GET / reads them all.
const { appendFileSync, mkdirSync, readFileSync } = require('node:fs');
const { createServer } = require('node:http');
const { text } = require('node:stream/consumers');

const folder = '/srv/book';
const file = `${folder}/entries.txt`;

createServer(async (request, response) => {
  try {
    mkdirSync(folder, { recursive: true });
    appendFileSync(file, request.method === 'POST' ? `${await text(request)}\n` : '');
    response.end(readFileSync(file, 'utf8') || 'Nobody has written anything yet\n');
  } catch (error) {
    response.writeHead(500).end(`${error.message}\n`);
  }
}).listen(8080);
