import { createServer } from 'node:http';

/** What the shop says to everybody who comes in. */
const greeting = 'Good morning';

/** The word of the day: `docker run -e WORD=…`. */
const word = process.env.WORD ?? 'not known yet';

createServer((request, response) => {
  response.end(`${greeting}! The word of the day is ${word}.\n`);
}).listen(8080);
