import type { ContainerInspectInfo } from 'dockerode';
import { endText, parseEnd, takes } from '../../../../src/lab/objects/network/port-bindings.ts';
import { publishedPortsOf } from '../../../../src/lab/objects/network/published-ports.ts';

function inspected(...ends: string[]): ContainerInspectInfo {
  const bindings = ends
    .map(parseEnd)
    .map(({ address, port }) => ({ HostIp: address, HostPort: `${port}` }));
  return {
    NetworkSettings: { Ports: { '80/tcp': bindings, '90/tcp': null } },
  } as unknown as ContainerInspectInfo;
}

function published(...ends: string[]): string[] {
  const ports = publishedPortsOf(inspected(...ends));
  return ports.map(({ hostAddress, hostPort }) =>
    endText({ address: hostAddress, port: hostPort }),
  );
}

test('a port that is bound for both families is one', () => {
  expect(published('[::]:8080', '0.0.0.0:8080')).toEqual(['127.0.0.1:8080']);
});

test('a binding for IPv6 to another port of the host is one by itself', () => {
  expect(published('0.0.0.0:8080', '[::1]:9090')).toEqual(['127.0.0.1:8080', '[::1]:9090']);
  expect(published('[::]:8080')).toEqual(['[::1]:8080']);
});

test('an end is read as it was written', () => {
  const ends = ['0.0.0.0:1', '127.0.0.1:65535', '[::]:80', '[fd00::1]:80'];
  expect(ends.map(parseEnd).map(endText)).toEqual(ends);
});

test.each([
  ['0.0.0.0:80', '127.0.0.1', true],
  ['0.0.0.0:80', 'localhost', true],
  ['0.0.0.0:80', '::1', false],
  ['0.0.0.0:81', '127.0.0.1', false],
  ['[::]:80', '::1', true],
  ['[::]:80', '127.0.0.1', false],
  ['[::]:80', 'localhost', true],
  ['127.0.0.1:80', 'localhost', true],
  ['127.0.0.1:80', '172.17.0.1', false],
  ['172.17.0.1:80', 'localhost', false],
  ['172.17.0.1:80', '172.17.0.1', true],
])('%s takes what is sent to port 80 of %s: %s', (end, host, is) => {
  expect(takes(parseEnd(end), { host, port: 80 })).toBe(is);
});
