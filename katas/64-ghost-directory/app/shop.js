// Greets whoever comes, with the words that stand in the settings now.
const { readFileSync } = require('node:fs');
const { createServer } = require('node:http');

const file = process.env.SETTINGS ?? '/etc/shop.json';

createServer((request, response) => {
  try {
    response.end(`${JSON.parse(readFileSync(file, 'utf8')).greeting}\n`);
  } catch (error) {
    response.writeHead(500).end(`${error.message}\n`);
  }
}).listen(8080);
