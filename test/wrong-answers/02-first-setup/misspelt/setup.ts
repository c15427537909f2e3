import { GenericContainer } from 'testcontainers';

/**
 * The program of the sign. When it starts it reads the word: from the file /word.txt if there is one,
 * from the environment variable WORD otherwise.
 */
const program = `
  const { existsSync, readFileSync } = require('node:fs');
  const word = existsSync('/word.txt') ? readFileSync('/word.txt', 'utf8') : process.env.WORD;
  const similar = Object.keys(process.env).filter((name) => /word/i.test(name));
  const missing = 'No word today. Variables with such a name: ' + (similar.join() || 'none');
  require('node:http')
    .createServer((request, response) => response.end(word || missing))
    .listen(8080);
`;

/**
 * Starts the sign of the shop, as this line would:
 *   docker run -d -e WORD=… -p 8080 node:24-trixie-slim node -e '…'
 * @param word the word of the day
 */
export default async function setup({ word }: { word: string }) {
  const sign = await new GenericContainer('node:24-trixie-slim')
    .withEnvironment({ WORDS: word })
    .withExposedPorts(8080)
    .withCommand(['node', '-e', program])
    .start();

  return { sign };
}
