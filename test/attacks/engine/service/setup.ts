import { ask, tell, unlessRefused, type Tries } from '../../tools.ts';

const requests: [string, string, unknown?][] = [
  ['POST', '/swarm/init', { ListenAddr: '127.0.0.1:2377' }],
  ['POST', '/plugins/pull?remote=x', []],
  ['POST', '/plugins/create?name=x'],
  ['POST', '/build/prune?all=1'],
  ['POST', '/secrets/create', { Name: 'x', Data: 'eA==' }],
  ['POST', '/services/create', { Name: 'x' }],
  ['DELETE', '/images/node:24-trixie-slim?force=1'],
  ['DELETE', '/networks/bridge'],
  ['POST', '/images/node:24-trixie-slim/push'],
  ['POST', '/images/docker-dojo/toolbox/tag?repo=mine'],
  ['POST', '/images/load'],
  ['POST', '/images/create?fromSrc=-&repo=node&tag=24-trixie-slim'],
  ['POST', '/unknown'],
];

export default async function setup(): Promise<never> {
  const tries: Tries = {};
  for (const [method, path, body] of requests)
    tries[`${method} ${path}`] = unlessRefused(await ask(method, path, body ?? {}));
  // An image may have one name more, as long as it takes none from another.
  delete tries['POST /images/docker-dojo/toolbox/tag?repo=mine'];
  tell(tries);
}
