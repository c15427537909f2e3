// The counter of the shop: GET /scales shows what the program `scales` prints.
const { execFile } = require('node:child_process');
const { createServer } = require('node:http');

const sign = 'Corner Shop, open from seven to seven';

createServer((request, response) => {
  const [, program] = /^\/([\w.-]+)$/.exec(request.url) ?? [];
  if (!program) return response.end(`${sign}\n`);
  execFile(program, (error, output) => {
    const what = error?.code === 'ENOENT' ? 'not found' : error?.message;
    response.writeHead(error ? 500 : 200).end(error ? `${program}: ${what}\n` : output);
  });
}).listen(8080);
