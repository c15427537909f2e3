import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { GenericContainer, Wait } from 'testcontainers';

const program = fileURLToPath(new URL('app/part.mjs', import.meta.url));

/** A part of the shop. */
function part(environment: Record<string, string>) {
  return new GenericContainer('node:24-trixie-slim')
    .withCopyFilesToContainer([{ source: program, target: '/part.mjs' }])
    .withEnvironment(environment)
    .withCommand(['node', '/part.mjs'])
    .withWaitStrategy(Wait.forLogMessage('open'));
}

/** Starts the shop: customers ask web, web asks payment, and payment asks ledger. */
export default async function setup() {
  // Files lead from one to the other: neither payment nor ledger needs a network.
  const at = (target: string) => ({ source: `sockets-${randomUUID()}`, target });
  const [counter, backRoom] = [at('/run/counter'), at('/run/back-room')];

  const [web, payment, ledger] = await Promise.all([
    part({ ASKS: '/run/counter/payment' }).withBindMounts([counter]).withExposedPorts(8080).start(),
    part({ LISTENS: '/run/counter/payment', ASKS: '/run/back-room/ledger' })
      .withNetworkMode('none')
      .withBindMounts([counter, backRoom])
      .start(),
    part({ LISTENS: '/run/back-room/ledger' })
      .withNetworkMode('none')
      .withBindMounts([backRoom])
      .start(),
  ]);

  return { web, payment, ledger };
}
