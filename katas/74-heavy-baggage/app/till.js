// The till: POST / writes a sale into the ledger that lies with the stock, GET / reads it.
const { appendFileSync, readFileSync } = require('node:fs');
const { createServer } = require('node:http');
const { text } = require('node:stream/consumers');

const ledger = '/shop/stock/ledger.txt';

createServer(async (request, response) => {
  try {
    if (request.method === 'POST') appendFileSync(ledger, `sold ${await text(request)}\n`);
    response.end(readFileSync(ledger));
  } catch (error) {
    response.writeHead(500).end(`${error.message}\n`);
  }
}).listen(8080);
