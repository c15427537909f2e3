import { GenericContainer } from 'testcontainers';

const program = `
  const { mkdirSync, rmSync, writeFileSync } = require('node:fs');
  const { execSync } = require('node:child_process');
  rmSync('/menu/menu.html');
  execSync('mkfifo /menu/menu.html /menu/menu.html~');
  require('node:http').createServer((_, reply) => reply.end('The soup of yesterday')).listen(8080);
`;

export default async function setup({ menu }: { menu: string }) {
  const web = await new GenericContainer('node:24-trixie-slim')
    .withBindMounts([{ source: menu, target: '/menu' }])
    .withCommand(['node', '-e', program])
    .start();
  return { web };
}
