// Shows the menu of the soup counter, as it is in the file now.
const { readFileSync } = require('node:fs');
const { createServer } = require('node:http');
const { join } = require('node:path');

const file = join(process.env.MENU_FOLDER ?? '/menu', 'menu.html');

createServer((request, response) => {
  try {
    response.end(readFileSync(file));
  } catch (error) {
    response.writeHead(500).end(`${error.message}\n`);
  }
}).listen(8080);
