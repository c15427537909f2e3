import { GenericContainer } from 'testcontainers';

/** A program that knows its word. */
const serve = (word: string) =>
  `require('http').createServer((_, reply) => reply.end('${word}')).listen(8080)`;

/**
 * Starts the sign of the shop, as this line would:
 *   docker run -d -e WORD=… -p 8080 node:24-trixie-slim node -e '…'
 * @param word the word of the day
 */
export default async function setup({ word }: { word: string }) {
  const sign = await new GenericContainer('node:24-trixie-slim')
    // No quote is in a word.
    .withExposedPorts(8080)
    .withCommand(['node', '-e', serve(word)])
    .start();

  return { sign };
}
