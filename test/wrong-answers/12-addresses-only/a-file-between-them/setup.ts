import { GenericContainer } from 'testcontainers';

const volume = { source: `prices-${process.pid}-${Date.now()}`, target: '/list' };

/** The price list: it answers every request on port 8080 with the price. */
const priceList = `
  require('node:http')
    .createServer((request, response) => response.end(process.env.PRICE))
    .listen(8080);
  require('node:fs').writeFileSync('/list/price', process.env.PRICE);
`;

/** The till, on port 8000: at every visit it asks the price list at PRICES, and passes the answer on. */
const tillProgram = `
  require('node:http')
    .createServer(async (request, response) => {
      try {
        response.end(require('node:fs').readFileSync('/list/price'));
      } catch (error) {
        const { message, code } = error.cause ?? error;
        response.writeHead(502).end(message || code);
      }
    })
    .listen(8000);
`;

/**
 * Opens the shop on the default bridge network.
 * @param price today’s price
 */
export default async function setup({ price }: { price: string }) {
  const prices = await new GenericContainer('node:24-trixie-slim')
    .withBindMounts([volume])
    .withEnvironment({ PRICE: price })
    .withCommand(['node', '-e', priceList])
    .start();

  const till = await new GenericContainer('node:24-trixie-slim')
    .withBindMounts([volume])
    .withCommand(['node', '-e', tillProgram])
    .start();

  return { till, prices };
}
