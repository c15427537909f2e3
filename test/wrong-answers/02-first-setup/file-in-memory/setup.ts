import { GenericContainer } from 'testcontainers';

/** A program that looks into /tmp for its word, again and again. */
const program = `
  const { existsSync, readFileSync } = require('node:fs');
  const word = () => (existsSync('/tmp/word') ? readFileSync('/tmp/word') : 'No word today.');
  require('node:http')
    .createServer((request, response) => response.end(word()))
    .listen(8080);
`;

/**
 * Starts the sign of the shop, as this line would:
 *   docker run -d -e WORD=… -p 8080 node:24-trixie-slim node -e '…'
 * @param word the word of the day
 */
export default async function setup({ word }: { word: string }) {
  const sign = await new GenericContainer('node:24-trixie-slim')
    .withTmpFs({ '/tmp': '' })
    .withExposedPorts(8080)
    .withCommand(['node', '-e', program])
    .start();

  await sign.exec(['sh', '-c', `echo ${word} >/tmp/word`]);

  return { sign };
}
