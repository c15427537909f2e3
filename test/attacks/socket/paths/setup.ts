import { ask, createEach, readReply, send, tell, unlessRefused } from '../../tools.ts';

const paths = [
  ...[
    '/containers/%63reate',
    '/%63ontainers/create',
    '/containers%2Fcreate',
    '/containers%2fcreate',
    '/v1.45/containers/%63%72%65%61%74%65',
  ],
  ...[
    '//containers/create',
    '/containers//create',
    '/./containers/create',
    '/containers/./create',
    '/containers/x/../create',
  ],
  ...[
    '/containers/x/%2e%2e/create',
    '/containers/x%2f..%2fcreate',
    '/containers/%2e/create',
    '/containers/create/',
    '/containers/create/.',
  ],
  ...[
    '/containers\\create',
    '/containers/create%00',
    '/containers/create%20',
    '/containers/create;x=y',
    '/containers/create#/json',
  ],
  ...[
    '/v1.45/v1.45/containers/create',
    '/v1/containers/create',
    '/v1.45.1/containers/create',
    '/V1.45/containers/create',
    '/v1.9/containers/create',
  ],
  ...[
    'http://engine/containers/create',
    'http://engine//containers/create',
    '/x/../containers/create',
    '/%2e%2e/containers/create',
    '/containers/create?/json',
  ],
];

export default async function setup(): Promise<never> {
  const tries = await createEach({});
  const body = { Image: 'node:24-trixie-slim', HostConfig: { Privileged: true } };
  for (const path of paths) tries[`POST ${path}`] = unlessRefused(await ask('POST', path, body));
  const bound = { Name: 'mine', DriverOpts: { type: 'none', o: 'bind', device: '/' } };
  for (const path of ['/volumes/%63reate', '/v1.45/volumes/creat%65'])
    tries[`POST ${path}`] = unlessRefused(await ask('POST', path, bound));
  await ask('POST', '/networks/%63reate', { Name: 'mine' });
  const made = (await ask('GET', '/networks/mine')).text;
  tries['a network without a label'] =
    made.includes('dojo.run') || !made.includes('200 OK') ? null : made;
  tries['an image as a file'] = unlessRefused(
    await ask('POST', '/images/%6coad', '', { 'content-type': 'application/x-tar' }),
  );
  for (const method of ['post', 'PoST', 'CONNECT', 'PURGE', 'QUERY'])
    tries[`the method ${method}`] = unlessRefused(await ask(method, '/containers/create', body));
  tries['a GET in a POST’s clothes'] = unlessRefused(
    await ask('GET', '/build/prune', body, { 'x-http-method-override': 'POST' }),
  );
  tries['an upgrade'] = unlessRefused(
    readReply(await send(upgraded('/containers/create', JSON.stringify(body)))),
  );
  tries['an upgrade that seems a session'] = unlessRefused(
    readReply(await send(upgraded('/containers/create\\..\\..\\session', JSON.stringify(body)))),
  );
  tries['an upgrade below a session'] = unlessRefused(
    readReply(await send(upgraded('/session/../containers/create', JSON.stringify(body)))),
  );
  tell(tries);
}

function upgraded(path: string, body: string): string {
  return `POST ${path} HTTP/1.1\r\nhost: x\r\nupgrade: tcp\r\nconnection: Upgrade\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n${body}`;
}
