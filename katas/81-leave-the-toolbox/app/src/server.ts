import { createServer } from 'node:http';
import { takeOrder } from './orders.js';

createServer((request, response) => {
  response.end(`${takeOrder(process.env.CUSTOMER ?? 'nobody')}\n`);
}).listen(8080);
