// The shop. GET /crash ends the program, as a bug would. Every other page counts the openings.
const { appendFileSync, readFileSync } = require('node:fs');
const { createServer } = require('node:http');

const file = '/openings.txt';
appendFileSync(file, 'open\n');
const openings = readFileSync(file, 'utf8').split('\n').length - 1;

createServer(({ url }, response) => {
  if (url === '/crash') {
    console.error('the shelf has fallen over');
    process.exit(3);
  }
  response.end(`${process.env.WORD}, opening ${openings}\n`);
}).listen(8080);

process.on('SIGTERM', () => process.exit());
