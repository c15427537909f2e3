import { shopWhereInventoryIs } from '../../tools.ts';

const program = `const block = Buffer.alloc(1e6, 'x'); require('node:http').createServer((_, reply) => { const more = () => { while (reply.write(block)); reply.once('drain', more); }; more(); }).listen(8080); setTimeout(process.exit, 20000)`;

export default function setup() {
  return shopWhereInventoryIs(program);
}
