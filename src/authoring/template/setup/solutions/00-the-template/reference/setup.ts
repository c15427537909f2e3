import { GenericContainer } from 'testcontainers';

/** A web server that answers every request on port 8080 with the word in WORD. */
const webServer = `
  const word = process.env.WORD ?? 'nobody told me a word';
  require('node:http')
    .createServer((request, response) => response.end(word))
    .listen(8080);
`;

/**
 * Starts a web server, and tells it the word.
 * @param nonce the word that web has to say
 */
export default async function setup({ nonce }: { nonce: string }) {
  const web = await new GenericContainer('node:24-trixie-slim')
    .withEnvironment({ WORD: nonce })
    .withCommand(['node', '-e', webServer])
    .start();

  return { web };
}
