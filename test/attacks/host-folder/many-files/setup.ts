import { GenericContainer, Wait } from 'testcontainers';

const program = `
  const { mkdirSync, readFileSync, writeFileSync } = require('node:fs');
  for (let count = 0; count < 60000; count += 1) writeFileSync('/menu/' + 'x'.repeat(200) + count, '');
  process.chdir('/menu');
  for (let depth = 0; depth < 1000; depth += 1) { mkdirSync('y'.repeat(200)); process.chdir('y'.repeat(200)); }
  require('node:http').createServer((request, reply) => {
    reply.end(request.method === 'POST' ? 'noted' : readFileSync('/menu/menu.html'));
  }).listen(8080, () => console.log('ready'));
`;

export default async function setup({ menu }: { menu: string }) {
  const web = await new GenericContainer('node:24-trixie-slim')
    .withBindMounts([{ source: menu, target: '/menu' }])
    .withCommand(['node', '-e', program])
    .withWaitStrategy(Wait.forLogMessage('ready'))
    .start();
  return { web };
}
