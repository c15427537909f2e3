import { shopWhereInventoryIs } from '../../tools.ts';

const program = `require('node:net').createServer(() => undefined).listen(8080); setTimeout(process.exit, 100000)`;

export default function setup() {
  return shopWhereInventoryIs(program);
}
