// Shows the menu, and writes down beside it what is ordered.
const { appendFileSync, readFileSync } = require('node:fs');
const { createServer } = require('node:http');
const { text } = require('node:stream/consumers');

const folder = process.env.MENU_FOLDER ?? '/menu';

createServer(async (request, response) => {
  try {
    if (request.method === 'POST') {
      appendFileSync(`${folder}/orders.txt`, `${await text(request)}\n`);
      response.end('noted\n');
    } else {
      response.end(readFileSync(`${folder}/menu.html`));
    }
  } catch (error) {
    response.writeHead(500).end(`${error.message}\n`);
  }
}).listen(8080);
