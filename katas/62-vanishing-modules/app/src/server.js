// Serves the page of the shop. The page is read for each request: an edit needs no restart.
const { readFileSync } = require('node:fs');
const { createServer } = require('node:http');
const { join } = require('node:path');
const ms = require('ms');

createServer((request, response) => {
  try {
    const page = readFileSync(join(__dirname, 'page.html'), 'utf8');
    // Milliseconds in braces are shown as a person says it: {7200000} is “2 hours”.
    response.end(page.replaceAll(/\{(\d+)\}/g, (_, time) => ms(Number(time), { long: true })));
  } catch (error) {
    response.writeHead(500).end(`${error.message}\n`);
  }
}).listen(8080);
