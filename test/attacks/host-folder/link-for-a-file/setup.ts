import { GenericContainer } from 'testcontainers';

const program = `
  const { readFileSync, rmSync, symlinkSync } = require('node:fs');
  require('node:http').createServer((request, reply) => {
    if (request.method !== 'POST') return reply.end(readFileSync('/menu/menu.html'));
    rmSync('/menu/orders.txt', { force: true });
    symlinkSync('{{secret}}', '/menu/orders.txt');
    reply.end('noted');
  }).listen(8080);
`;

export default async function setup({ menu }: { menu: string }) {
  const web = await new GenericContainer('node:24-trixie-slim')
    .withBindMounts([{ source: menu, target: '/menu' }])
    .withCommand(['node', '-e', program])
    .start();
  return { web };
}
