// One program for three parts of the shop. It answers with its word and, where somebody stands behind
// it, with what that one answers. Its word stands in a file, which is read for each request.
// LISTENS is a port, or the path of a Unix socket; ASKS is a URL, or such a path.
import { once } from 'node:events';
import { readFileSync, rmSync } from 'node:fs';
import { createServer, get } from 'node:http';
import { text } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';
import { urlToHttpOptions } from 'node:url';

const { LISTENS = '8080', ASKS } = process.env;

const server = createServer(async (request, response) => {
  try {
    response.end(`${word()} ${ASKS ? await ask(ASKS) : ''}`);
  } catch {
    response.writeHead(502).end(`no answer from ${ASKS}`);
  }
});
// A socket that is left from before a restart would be in the way.
if (isPath(LISTENS)) rmSync(LISTENS, { force: true });
server.listen(LISTENS, () => console.log('open'));

/** What this part has to say; nothing until somebody has written it. */
function word() {
  try {
    return readFileSync('/tmp/word', 'utf8').trim();
  } catch {
    return '';
  }
}

/** What the part there answers. One that is just starting does not listen yet: it is asked again. */
async function ask(where) {
  const to = isPath(where) ? { socketPath: where } : urlToHttpOptions(new URL(where));
  const signal = AbortSignal.timeout(4800);
  const began = Date.now();
  for (;;) {
    try {
      const [reply] = await once(get({ ...to, signal }), 'response');
      return await text(reply);
    } catch (error) {
      const isStarting = ['ECONNREFUSED', 'ENOENT'].includes(error.code);
      if (!isStarting || Date.now() - began > 4000) throw error;
      await pause(50);
    }
  }
}

function isPath(where) {
  return where.startsWith('/');
}
