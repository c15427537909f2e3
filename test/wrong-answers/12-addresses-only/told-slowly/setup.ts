import { GenericContainer } from 'testcontainers';

/** The price list: it answers every request on port 8080 with the price. */
const priceList = `
  require('node:http')
    .createServer((request, response) => response.end(process.env.PRICE))
    .listen(8080);
`;

/** The till, on port 8000: at every visit it asks the price list at PRICES, and passes the answer on. */
const tillProgram = `
  const url = process.env.PRICES;
  require('node:http')
    .createServer(async (request, response) => {
      try {
        await require('node:timers/promises').setTimeout(1500);
        response.end(url + ' says: ' + process.env.PRICE);
      } catch (error) {
        const { message, code } = error.cause ?? error;
        response.writeHead(502).end(url + ': ' + (message || code));
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
    .withEnvironment({ PRICE: price })
    .withCommand(['node', '-e', priceList])
    .start();

  const till = await new GenericContainer('node:24-trixie-slim')
    .withEnvironment({ PRICES: 'http://prices:8080/', PRICE: price })
    .withCommand(['node', '-e', tillProgram])
    .start();

  return { till, prices };
}
