import { GenericContainer } from 'testcontainers';

const program = `
  const { readFileSync, mkdirSync, renameSync, symlinkSync } = require('node:fs');
  const { Worker } = require('node:worker_threads');
  mkdirSync('/menu/a'), symlinkSync('{{secrets}}', '/menu/b');
  symlinkSync('{{secrets}}', '/menu/orders');
  new Worker("const { renameSync } = require('node:fs'); for (let i = 0; i < 200000; i += 1) { renameSync('/menu/a', '/menu/c'); renameSync('/menu/b', '/menu/a'); renameSync('/menu/c', '/menu/b'); }", { eval: true });
  require('node:http').createServer((request, reply) => {
    reply.end(request.method === 'POST' ? 'noted' : readFileSync('/menu/menu.html'));
  }).listen(8080);
`;

export default async function setup({ menu }: { menu: string }) {
  const web = await new GenericContainer('node:24-trixie-slim')
    .withBindMounts([{ source: menu, target: '/menu' }])
    .withCommand(['node', '-e', program])
    .start();
  return { web };
}
