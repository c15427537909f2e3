/** The file with all that the server gives out, in base64 by path; read anew for each request. */
export const shelfFile = '/shelf.json';

/** The file with a line for each request: `GET /3f9a/Packages 200`; it is there before the answer is. */
export const requestsFile = '/requests.log';

/** What the server prints once it takes connections. */
export const open = 'the mirror is open';

export const port = 8080;

/** The program of the mirror’s container. */
export const program = `
const { appendFileSync, readFileSync } = require('node:fs');
const { createServer } = require('node:http');
const { normalize } = require('node:path').posix;

let shelf = {};
function look() {
  try {
    shelf = JSON.parse(readFileSync('${shelfFile}', 'utf8'));
  } catch {
    // It is just being replaced.
  }
  return shelf;
}

createServer(({ method, url }, response) => {
  // In a flat source apt asks for ./Packages.
  const path = normalize(url);
  const content = look()[path];
  const status = content === undefined ? 404 : 200;
  appendFileSync('${requestsFile}', method + ' ' + path + ' ' + status + '\\n');
  const body = Buffer.from(content ?? '', 'base64');
  response.writeHead(status, { 'content-length': body.length }).end(method === 'HEAD' ? '' : body);
}).listen(${port}, () => console.log('${open}'));
`;
