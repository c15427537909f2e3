import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { GenericContainer, getContainerRuntimeClient, Wait } from 'testcontainers';

const program = fileURLToPath(new URL('app/part.mjs', import.meta.url));

/** A part of the shop that other parts know by this name. */
function part(name: string, environment: Record<string, string>) {
  return new GenericContainer('node:24-trixie-slim')
    .withHostname(name)
    .withCopyFilesToContainer([{ source: program, target: '/part.mjs' }])
    .withEnvironment(environment)
    .withCommand(['node', '/part.mjs'])
    .withWaitStrategy(Wait.forLogMessage('open'));
}

/** Deletes the default route of IPv4, as ip route delete default does. */
const takeTheRoute = `
  socket my $any, 2, 2, 0;
  my $everywhere = pack 'Sx14', 2;
  ioctl $any, 0x890c, pack 'x8 a16 a16 a16 S x54', $everywhere, $everywhere, $everywhere, 3 or die $!`;

/** Starts the shop: customers ask web, web asks payment, and payment asks ledger. */
export default async function setup() {
  const { network: networks } = await getContainerRuntimeClient();
  const network = `both-families-${randomUUID()}`;
  const subnet = `fd${randomUUID().slice(0, 2)}:${randomUUID().slice(0, 4)}:44::/64`;
  await networks.create({
    Name: network,
    EnableIPv6: true,
    IPAM: { Config: [{ Subnet: subnet }] },
  });

  const [web, payment, ledger] = await Promise.all([
    part('web', { ASKS: 'http://payment:8080/' })
      .withNetworkMode(network)
      .withExposedPorts(8080)
      .start(),
    part('payment', { ASKS: 'http://ledger:8081/' })
      .withAddedCapabilities('NET_ADMIN')
      .withNetworkMode(network)
      .start(),
    part('ledger', { LISTENS: '8081' }).withNetworkMode(network).start(),
  ]);

  const { exitCode, output } = await payment.exec(['perl', '-e', takeTheRoute]);
  if (exitCode !== 0) throw new Error(output);

  return { web, payment, ledger };
}
