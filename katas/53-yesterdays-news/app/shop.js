// Shows the page of the shop at /, and keeps the pictures of its customers:
// PUT /pictures/cake.jpg puts one up or replaces it, GET /pictures/cake.jpg shows it.
const { mkdirSync, readFileSync, writeFileSync } = require('node:fs');
const { createServer } = require('node:http');
const { basename, join } = require('node:path');
const { buffer } = require('node:stream/consumers');

/** Where the page lies, and where the pictures are kept. */
const { SITE: site = '/site', PICTURES: pictures = '/site/pictures' } = process.env;

createServer(async (request, response) => {
  try {
    response.end(await answer(request, join(pictures, basename(request.url))));
  } catch (error) {
    response.writeHead(error.code === 'ENOENT' ? 404 : 500).end(`${error.message}\n`);
  }
}).listen(8080);

async function answer(request, picture) {
  if (request.url === '/') return readFileSync(join(site, 'index.html'));
  if (request.method === 'PUT') {
    mkdirSync(pictures, { recursive: true });
    writeFileSync(picture, await buffer(request));
  }
  return readFileSync(picture);
}
