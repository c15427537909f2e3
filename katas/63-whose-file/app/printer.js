import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';

let printed = 0;

// POST / prints a receipt: a file in /out.
createServer(async (request, response) => {
  try {
    const receipt = await text(request);
    printed += 1;
    writeFileSync(`/out/receipt-${printed}.txt`, `${receipt}\n`);
    response.end(`printed ${receipt}\n`);
  } catch (error) {
    response.writeHead(500).end(`${error.message}\n`);
  }
}).listen(8080);
