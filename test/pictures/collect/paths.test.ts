import type { ContainerFacts } from '../../../src/pictures/schema/schema.ts';
import { Trace } from '../../../src/lab/run/trace.ts';
import { httpProbe } from '../../../src/lab/probes/http.ts';
import { inVain } from '../../../src/lab/probes/route.ts';
import { lookUp } from '../../../src/lab/probes/dns.ts';
import { reach } from '../../../src/lab/probes/tcp.ts';
import type { Probe } from '../../../src/lab/probes/toolbox.ts';
import type { PlacedContainer } from '../../../src/pictures/collect/networks.ts';
import { collectPaths } from '../../../src/pictures/collect/paths.ts';
import { twoNetworks } from '../../support/pictures.ts';

const result = { command: '', exitCode: 0, stdout: '', stderr: '' };
const http = { how: 'http', host: 'db', port: 8080 };
const tcp = { how: 'tcp', host: '172.20.0.2', port: 6379 };
const curl = (probe: Probe) => httpProbe(probe, 'http://db:8080/', {}, 0);
const socat = (probe: Probe) => reach(probe, 'tcp://172.20.0.2:6379', 0);
const lookup = (probe: Probe) => lookUp(probe, 'db');

test.each([
  [curl, {}, { ...http, open: true, saw: 'a reply' }],
  [curl, { exitCode: 6 }, { ...http, open: false, saw: 'no such name' }],
  [curl, { exitCode: 7, stderr: 'refused' }, { ...http, open: false, saw: 'refused' }],
  [curl, { exitCode: 28 }, { ...http, open: false, saw: 'no answer' }],
  [curl, { exitCode: 52 }, { ...http, open: false, saw: 'let in, no reply' }],
  [curl, { exitCode: 99 }, { ...http, open: false, saw: 'no reply' }],
  [socat, {}, { ...tcp, open: true, saw: 'a connection' }],
  [
    socat,
    { exitCode: 1, stderr: 'x: Connection refused' },
    { ...tcp, open: false, saw: 'refused' },
  ],
  [socat, { exitCode: 1, stderr: 'x: No route to host' }, { ...tcp, open: false, saw: 'no route' }],
  [socat, { exitCode: 1, stderr: 'now in progress' }, { ...tcp, open: false, saw: 'no answer' }],
  [
    lookup,
    { stdout: '172.20.0.2 STREAM db\n' },
    { how: 'name', host: 'db', port: null, open: true, saw: '172.20.0.2' },
  ],
  [
    lookup,
    { exitCode: 2 },
    { how: 'name', host: 'db', port: null, open: false, saw: 'no such name' },
  ],
  [
    (probe: Probe) => httpProbe(probe, 'http://[::1]/', { from: '::1' }, 0),
    {},
    { how: 'http', host: '::1', port: 80, open: true, saw: 'a reply' },
  ],
])('%s, %j', async (ask, came, route) => {
  const routes: unknown[] = [];
  await ask((_argv, routeOf) => {
    const all = { ...result, ...came };
    routes.push(routeOf?.(all));
    return Promise.resolve(all);
  });
  expect(routes[0]).toEqual(route);
});

const containers = twoNetworks.containers.map(
  (facts): PlacedContainer => ({ id: facts.name, name: facts.name, by: 'setup', facts }) as never,
);
const open = { open: true, saw: 'a reply' };

/** What is made of one way that a check tried. */
function seen(
  from: string | null,
  host: string,
  port: number | null,
  facts: ContainerFacts[] = [],
) {
  const trace = new Trace();
  trace.outside = { host: '172.17.0.1', port: 9999 };
  const how = port === null ? 'name' : 'http';
  trace.tried('now', from, { how, host, port, ...open });
  const others = facts.map((one) => ({ id: one.name, name: one.name, facts: one }) as never);
  return collectPaths(trace, [...containers, ...others], trace.paths, 'now')[0];
}

test.each([
  ['web', 'db', 8080, { from: 'web', to: 'db', asked: 'db:8080' }],
  ['web', 'db', null, { from: 'web', to: 'db', asked: 'db' }],
  // Whoever is called so, although nobody there finds it by the name.
  ['a passer-by', 'db', 8080, { from: 'a passer-by', to: 'db', asked: 'db:8080' }],
  ['proxy', '172.21.0.2', 8080, { from: 'proxy', to: 'db', asked: '172.21.0.2:8080' }],
  ['proxy', '172.17.0.1', 9999, { from: 'proxy', to: 'the outside' }],
  ['proxy', 'nobody', 80, { from: 'proxy', to: null, asked: 'nobody:80' }],
  [null, '127.0.0.1', 32768, { from: 'the host', to: 'proxy' }],
  [null, '::1', 32768, { from: 'the host', to: 'proxy' }],
  [null, '127.0.0.1', 1, { from: 'the host', to: null }],
])('from %s to %s:%s', (from, host, port, path) => {
  expect(seen(from, host, port)).toMatchObject(path);
});

test.each([
  ['web', 'localhost', 8080],
  ['gone', 'db', 8080],
])('from %s to %s:%s is no way that is worth drawing', (from, host, port) => {
  expect(seen(from, host, port)).toBeUndefined();
});

test('what nobody publishes on the host is whose who shares the host’s network', () => {
  const place = { network: 'host', address: '', names: [] };
  const game = { ...twoNetworks.containers[0], name: 'game', places: [place], ports: [] };
  expect(seen(null, '127.0.0.1', 26262, [game as ContainerFacts])).toMatchObject({ to: 'game' });
});

test('one that is tried again and again is there once, as it ended', () => {
  const trace = new Trace();
  const path = { how: 'http', host: 'db', port: 8080 } as const;
  trace.tried('now', 'web', { ...path, open: false, saw: 'refused' });
  trace.tried('now', 'web', { ...path, ...open });
  expect(collectPaths(trace, containers, trace.paths, 'now')).toMatchObject([
    { to: 'db', open: true },
  ]);
});

test('a name that was looked up and then asked for something is told once', () => {
  const trace = new Trace();
  trace.tried('now', 'web', { how: 'name', host: 'db', port: null, ...open });
  trace.tried('now', 'web', { how: 'http', host: 'db', port: 8080, ...open });
  const paths = collectPaths(trace, containers, trace.paths, 'now');
  expect(paths.map(({ asked }) => asked)).toEqual(['db:8080']);
});

test('of an earlier check, what leads nowhere any more is left out', () => {
  const trace = new Trace();
  trace.tried('before', null, { how: 'http', host: '127.0.0.1', port: 1, ...open });
  trace.tried('now', null, { how: 'http', host: '127.0.0.1', port: 2, ...open });
  const paths = collectPaths(trace, containers, trace.paths, 'now');
  expect(paths.map(({ asked }) => asked)).toEqual(['127.0.0.1:2']);
});

test('a way is to be open, or closed where its probe says that it is to lead nowhere', async () => {
  const trace = new Trace();
  const probe: Probe = (_argv, routeOf) => {
    if (routeOf) trace.tried('now', 'web', routeOf(result));
    return Promise.resolve(result);
  };
  await curl(probe);
  await socat(inVain(probe));
  const paths = collectPaths(trace, containers, trace.paths, 'now');
  expect(paths.map(({ asked, wanted }) => [asked, wanted])).toEqual([
    ['db:8080', 'open'],
    ['172.20.0.2:6379', 'closed'],
  ]);
});
