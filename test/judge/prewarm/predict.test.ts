import { predict } from '../../../src/judge/prewarm/predict.ts';

const create = (HostConfig: object) => ({
  method: 'POST',
  path: '/containers/create',
  query: new URLSearchParams(),
  body: { Image: 'nginx:stable-trixie', HostConfig },
});

test.each([
  ['a port of its own choosing', { PublishAllPorts: true }],
  ['a fixed port', { PortBindings: { '80/tcp': [{ HostPort: '8080' }] } }],
  ['the host’s network', { NetworkMode: 'host' }],
])('whoever has %s is looked at from the host', (_what, config) => {
  expect(predict(create(config)).host).toBe(true);
});

test.each([
  ['a container on a network', create({ NetworkMode: 'shop', PortBindings: {} })],
  ['a folder of the host', create({ Binds: ['/srv/menu:/menu'] })],
  ['a start', { ...create({ PublishAllPorts: true }), path: '/containers/3f9a/start' }],
])('nothing is foreseen for %s', (_what, request) => {
  expect(predict(request)).toEqual({ host: false, client: false });
});

test('a server that a client of the lab talks to has one made ready', () => {
  const request = create({});
  request.body.Image = 'postgres:17-trixie';
  expect(predict(request).client).toBe(true);
});
