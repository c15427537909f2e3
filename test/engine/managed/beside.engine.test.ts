// Two engines on one machine: neither may take anything from the other.
import { describeWithEngine } from '../../support/as-root.ts';
import { EngineHome, OwnNetwork } from '../../support/private-engine.ts';
import { bridgeName } from '../../../src/engine/managed/bridge.ts';
import { requireEngine } from '../../../src/engine/discover.ts';
import { waitFor } from '../../../src/system/wait-for.ts';

const image = 'debian:trixie-slim';

describeWithEngine('an engine beside an older one', () => {
  let network: OwnNetwork;
  let older: EngineHome;
  let younger: EngineHome;

  beforeAll(async () => {
    network = await OwnNetwork.open();
    older = new EngineHome(network, 'older');
    younger = new EngineHome(network, 'younger');
    await older.start();
    await older.load((await requireEngine()).host, [image]);
    await older.docker('network', 'create', 'frontroom');
    await older.docker('network', 'create', 'backroom');
    await greeter(older, 20_001);
  });
  afterAll(async () => {
    for (const home of [younger, older]) {
      await home.stop();
      home.remove();
    }
    network.close();
  });

  /** A container that says hello to whoever connects to this port of the host. */
  async function greeter(home: EngineHome, port: number): Promise<void> {
    const say = 'while true; do perl -MIO::Socket -e "$0"; done';
    const perl = `my $s = IO::Socket::INET->new(LocalPort => 80, Listen => 5, ReuseAddr => 1);
      while (my $c = $s->accept) { print $c "hello from ${port}"; close $c }`;
    const run = [
      'run',
      '--detach',
      '--stop-timeout',
      '1',
      '--publish',
      `${port}:80`,
      image,
      'sh',
      '-c',
      say,
      perl,
    ];
    const { exitCode, stderr } = await home.docker(...run);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
  }

  /** What a port of the host says; from loopback, and from the address of the engine's bridge. */
  const greeting = (port: number, address = '127.0.0.1') =>
    waitFor(
      async () => {
        const script = `exec 3<>/dev/tcp/${address}/${port} && cat <&3`;
        return (await network.run('timeout', '2', 'bash', '-c', script)) || undefined;
      },
      { withinMs: 5000, everyMs: 100 },
    );

  /** The packet filter, without its counters and comments. */
  const filter = async () =>
    (await network.run('iptables-save')).split('\n').filter((line) => /^-A/.test(line));

  /** Addresses of an engine's containers. */
  const addresses = async (home: EngineHome) => {
    const ids = (await home.docker('ps', '--quiet')).stdout.split('\n');
    const format = '{{range .NetworkSettings.Networks}}{{.IPAddress}}{{end}}';
    return (await home.docker('inspect', '--format', format, ...ids)).stdout.split('\n');
  };

  const hardwareAddress = async () => {
    const link = await network.run('ip', '-oneline', 'link', 'show', bridgeName(younger.folder));
    return /link\/ether (\S+)/.exec(link)?.[1] ?? link;
  };

  test('it takes no rule of the packet filter away from the older one', async () => {
    const before = await filter();
    await younger.start();
    const after = await filter();
    expect(before.filter((rule) => !after.includes(rule))).toEqual([]);
    expect(await greeting(20_001)).toBe('hello from 20001');
  });

  test('its containers have addresses of their own, and their ports answer, as the older one’s do', async () => {
    await younger.load(older.host, [image]);
    await greeter(younger, 20_002);
    expect(await greeting(20_002)).toBe('hello from 20002');
    expect(await greeting(20_001)).toBe('hello from 20001');
    const both = [...(await addresses(older)), ...(await addresses(younger))];
    expect(both.filter((address) => /^\d+(?:\.\d+){3}$/.test(address))).toHaveLength(2);
    expect(new Set(both).size).toBe(2);
  });

  test('its bridge is found at one hardware address, whoever comes and goes', async () => {
    const seen = new Set<string>();
    for (let count = 0; count < 8; count += 1) {
      const { stdout: id } = await younger.docker('run', '--detach', image, 'sleep', '60');
      seen.add(await hardwareAddress());
      await younger.docker('rm', '--force', id);
      seen.add(await hardwareAddress());
    }
    expect([...seen]).toEqual([expect.stringMatching(/^02(:[0-9a-f]{2}){5}$/)]);
  });

  test('networks that each of them makes do not overlap', async () => {
    await younger.docker('network', 'create', 'attic');
    await older.docker('network', 'create', 'cellar');
    const subnet = async (home: EngineHome, name: string) =>
      (
        await home.docker(
          'network',
          'inspect',
          '--format',
          '{{range .IPAM.Config}}{{.Subnet}}{{end}}',
          name,
        )
      ).stdout;
    const subnets = [
      await subnet(older, 'frontroom'),
      await subnet(older, 'cellar'),
      await subnet(younger, 'attic'),
    ];
    expect(new Set(subnets).size).toBe(3);
    for (const one of subnets) expect(one).toMatch(/^\d+\.\d+\.\d+\.\d+\/\d+$/);
  });

  test('killed and started again, it answers as before', async () => {
    await younger.kill();
    expect(younger.runs).toBe(false);
    await younger.start();
    expect(younger.runs).toBe(true);
    await younger.docker('run', '--rm', image, 'true');
    expect(await greeting(20_001)).toBe('hello from 20001');
  });

  test('stopped, it leaves no process, rule, interface or mount, and the older one as it was', async () => {
    await younger.docker('network', 'rm', 'attic');
    await younger.stop();
    expect(younger.runs).toBe(false);
    expect(await younger.traces()).toEqual([]);
    expect(await greeting(20_001)).toBe('hello from 20001');
  });

  test('stopped after its dockerd was killed, it leaves nothing either', async () => {
    await younger.start();
    await younger.docker('run', '--detach', '--stop-timeout', '1', image, 'sleep', '600');
    await younger.kill();
    await younger.stop();
    expect(await younger.traces()).toEqual([]);
  });
});
