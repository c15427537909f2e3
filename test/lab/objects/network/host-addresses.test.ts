import { hostAddresses } from '../../../../src/lab/objects/network/host-addresses.ts';

/** As `ip -json address show up` prints it: what is not up is an empty object. */
function host(...interfaces: object[]) {
  const stdout = JSON.stringify(interfaces);
  return { probeHost: (argv: string[]) => Promise.resolve(answer(argv, stdout)) };
}

function answer(argv: string[], stdout: string) {
  return { command: argv.join(' '), exitCode: 0, stdout, stderr: '' };
}

test('the addresses of a host are those that others could reach, and its own', async () => {
  const lo = {
    ifindex: 1,
    addr_info: [
      { scope: 'host', local: '127.0.0.1' },
      { scope: 'host', local: '::1' },
    ],
  };
  const uplink = {
    ifindex: 4,
    addr_info: [
      { scope: 'global', local: '192.0.2.2' },
      { scope: 'global', local: 'fd00::2' },
      { scope: 'link', local: 'fe80::1' },
    ],
  };
  const tunnel = {
    ifindex: 9,
    addr_info: [{ scope: 'global', local: '10.8.0.1', address: '10.8.0.2' }, {}],
  };
  expect(await hostAddresses(host(lo, {}, uplink, tunnel))).toEqual([
    { address: '192.0.2.2', link: 4 },
    { address: '[fd00::2]', link: 4 },
    { address: '10.8.0.1', link: 9 },
  ]);
  expect(await hostAddresses(host(lo))).toEqual([]);
  // An address of the loopback's network that somebody has put elsewhere is loopback all the same.
  expect(
    await hostAddresses(host({ ifindex: 2, addr_info: [{ scope: 'global', local: '127.1.2.3' }] })),
  ).toEqual([]);
});
