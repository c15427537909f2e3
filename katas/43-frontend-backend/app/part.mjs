// One program for three parts of the shop. It answers at port 8080 with what it has to say and, where
// somebody stands behind it, with what that one answers. How it works is not part of the task.
import { createServer } from 'node:http';

const { SAYS = '', ASKS } = process.env;

createServer(async (request, response) => {
  try {
    response.end(`${SAYS}${ASKS ? await ask(ASKS) : ''}`);
  } catch {
    response.writeHead(502).end(`no answer from ${ASKS}`);
  }
}).listen(8080, () => console.log('open'));

async function ask(url) {
  const reply = await fetch(url, { signal: AbortSignal.timeout(3000) });
  return reply.text();
}
