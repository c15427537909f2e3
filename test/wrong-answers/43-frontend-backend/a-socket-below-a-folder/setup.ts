import { mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { GenericContainer, getContainerRuntimeClient, Network, Wait } from 'testcontainers';

const program = fileURLToPath(new URL('app/part.mjs', import.meta.url));

/** A part of the shop that other parts know by this name; it answers at port 8080. */
function part(name: string, environment: Record<string, string>) {
  return new GenericContainer('node:24-trixie-slim')
    .withHostname(name)
    .withCopyFilesToContainer([{ source: program, target: '/part.mjs' }])
    .withEnvironment(environment)
    .withCommand(['node', '/part.mjs'])
    .withWaitStrategy(Wait.forLogMessage('open'));
}

/** Answers at a socket in a folder as well, for who has it mounted. */
const twice = `
  const { createServer } = require('node:http');
  const answer = (_request, response) => response.end(process.env.SAYS);
  createServer(answer).listen('/run/shop/db.sock');
  createServer(answer).listen(8080, () => console.log('open'));`;

/**
 * Starts the three parts of the shop.
 * @param word the text that db answers with, and web and proxy pass on
 */
export default async function setup({ word }: { word: string }) {
  const [frontend, backend] = await Promise.all([new Network().start(), new Network().start()]);

  // Files need no network, and who has a folder has what is below it.
  const folder = mkdtempSync(join(tmpdir(), 'shop-'));
  mkdirSync(join(folder, 'db'));

  const [proxy, web, db] = await Promise.all([
    part('proxy', { ASKS: 'http://web:8080/' })
      .withNetwork(frontend)
      .withBindMounts([{ source: folder, target: '/run/shop' }])
      .withExposedPorts(8080)
      .start(),
    part('web', { ASKS: 'http://db:8080/' }).withNetwork(frontend).start(),
    part('db', { SAYS: word })
      .withNetwork(backend)
      .withBindMounts([{ source: join(folder, 'db'), target: '/run/shop' }])
      .withCommand(['node', '-e', twice])
      .start(),
  ]);

  // web's second hat: it is known on the frontend, and goes to the backend as well.
  const { network } = await getContainerRuntimeClient();
  await network.getById(backend.getId()).connect({ Container: web.getId() });

  return { proxy, web, db };
}
