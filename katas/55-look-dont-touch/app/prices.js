// The prices of the day: GET / reads them, POST / writes new ones.
const { readFileSync, writeFileSync } = require('node:fs');
const { createServer } = require('node:http');
const { text } = require('node:stream/consumers');

const file = '/srv/prices/today.txt';

createServer(async (request, response) => {
  try {
    if (request.method === 'POST') writeFileSync(file, await text(request));
    response.end(readFileSync(file));
  } catch (error) {
    response.writeHead(500).end(`${error.message}\n`);
  }
}).listen(8080);
