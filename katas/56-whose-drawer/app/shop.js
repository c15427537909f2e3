import { appendFileSync, mkdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';

/** The drawer: the folder that the notes of the shop lie in. */
const drawer = process.env.DRAWER ?? '/data';

// POST / puts a note into the drawer, GET / reads them all.
createServer(async (request, response) => {
  try {
    mkdirSync(drawer, { recursive: true });
    const note = request.method === 'POST' ? `${await text(request)}\n` : '';
    appendFileSync(`${drawer}/notes.txt`, note);
    response.end(readFileSync(`${drawer}/notes.txt`, 'utf8') || 'The drawer is empty\n');
  } catch (error) {
    response.writeHead(500).end(`${error.message}\n`);
  }
}).listen(8080);
