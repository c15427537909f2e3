import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { currentContext } from '../../src/engine/docker-context.ts';
import { connection, ping } from '../../src/engine/endpoint.ts';
import { compareInventories } from '../../src/engine/inventory.ts';
import { bridgeName, freeSubnet } from '../../src/engine/managed/bridge.ts';
import { chainPrefix } from '../../src/engine/managed/iptables.ts';
import { privateSocket, runtimeFolder } from '../../src/engine/managed/paths.ts';

describe('docker contexts', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'docker-dojo-contexts-'));
    keep('backroom', { Endpoints: { docker: { Host: 'unix:///backroom.sock' } } });
    keep('empty', { Endpoints: {} });
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  function keep(name: string, meta: object): void {
    const id = createHash('sha256').update(name).digest('hex');
    mkdirSync(join(folder, 'contexts/meta', id), { recursive: true });
    writeFileSync(join(folder, 'contexts/meta', id, 'meta.json'), JSON.stringify(meta));
  }
  const use = (text: string) => writeFileSync(join(folder, 'config.json'), text);
  const context = (env: NodeJS.ProcessEnv = {}) =>
    currentContext({ DOCKER_CONFIG: folder, ...env });

  test('the one that config.json names', () => {
    use('{"currentContext":"backroom"}');
    const host = 'unix:///backroom.sock';
    expect(context()).toEqual({ name: 'backroom', host, certificates: null });
  });

  test('DOCKER_CONTEXT goes before it; where it is empty it counts as unset', () => {
    use('{"currentContext":"backroom"}');
    expect(context({ DOCKER_CONTEXT: '' })).toMatchObject({ name: 'backroom' });
    expect(context({ DOCKER_CONTEXT: 'default' })).toBeNull();
    use('{}');
    expect(context({ DOCKER_CONTEXT: 'backroom' })).toMatchObject({ name: 'backroom' });
  });

  test('the default one, and settings that cannot be read, are none', () => {
    expect(context()).toBeNull();
    for (const text of ['{}', '{"currentContext":"default"}', '{"cur']) {
      use(text);
      expect(context()).toBeNull();
    }
  });

  test('one that does not exist, or has no address, is an error as it is for docker', () => {
    for (const name of ['attic', 'empty']) {
      use(JSON.stringify({ currentContext: name }));
      expect(() => context()).toThrow(`There is no docker context "${name}"`);
    }
    use('{}');
    expect(() => context({ DOCKER_CONTEXT: 'attic' })).toThrow('unset DOCKER_CONTEXT');
  });
});

describe('addresses', () => {
  test('a socket’s path is taken as it is', () => {
    expect(connection('unix:///my shop/#1/50%.sock')).toEqual({
      socketPath: '/my shop/#1/50%.sock',
    });
  });

  test('a host, with its port or with the usual one', () => {
    expect(connection('tcp://shop:1234')).toEqual({ host: 'shop', port: 1234 });
    expect(connection('tcp://shop')).toEqual({ host: 'shop', port: 2375 });
  });

  test.each(['', 'shop', 'shop:2375', 'unix://shop.sock', 'ssh://shop', 'tcp://:x'])(
    '"%s" is none, and asking it throws nothing',
    async (host) => {
      expect(await ping(host)).toBe('the dojo uses unix://, tcp:// and ssh:// only');
    },
  );
});

describe('a private engine’s places', () => {
  const long = `/home/${'long/'.repeat(30)}`;

  test('its socket lies in its home, unless the path is longer than a socket’s may be', () => {
    expect(privateSocket('/home/ada')).toBe('/home/ada/engine/docker.sock');
    expect(privateSocket(long).length).toBeLessThan(100);
    expect(privateSocket(long)).toContain(runtimeFolder(long));
  });

  test('two homes share nothing', () => {
    for (const place of [runtimeFolder, bridgeName, chainPrefix, privateSocket])
      expect(place('/home/ada')).not.toBe(place('/home/bob'));
  });

  test('names fit into what the kernel takes', () => {
    expect(bridgeName('/home/ada').length).toBeLessThanOrEqual(15);
    expect(`${chainPrefix('/home/ada')}-ISOLATION-STAGE-1`.length).toBeLessThanOrEqual(28);
  });

  test('its subnet overlaps no network of up to 65536 addresses', () => {
    expect(freeSubnet([])).toBe('172.28.240.1/24');
    expect(freeSubnet(['172.17.0.1', '172.28.0.1'])).toBe('172.29.240.1/24');
    const all = [28, 29, 30, 31].map((second) => `172.${second}.0.1`);
    expect(freeSubnet(all)).toBe('10.240.240.1/24');
  });
});

test('two inventories are compared both ways', () => {
  const before = { containers: ['a'], networks: [], volumes: ['v'], images: [], buildCache: 1 };
  const after = { ...before, containers: [], networks: ['n'], buildCache: 2 };
  expect(compareInventories(before, before)).toEqual([]);
  expect(compareInventories(before, after)).toEqual(['- containers: a', '+ networks: n']);
});
