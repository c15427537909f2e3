import { createServer } from 'node:http';
import { takeOrder } from './orders.js';

createServer((request, response) => {
  type OrderDeskAnswer = string;
  const answer: OrderDeskAnswer = takeOrder(process.env.CUSTOMER ?? 'nobody');
  response.end(`${answer}\n`);
}).listen(8080);
