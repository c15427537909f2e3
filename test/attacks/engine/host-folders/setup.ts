import { dirname } from 'node:path';
import { createEach, tell } from '../../tools.ts';

const run = dirname(import.meta.dirname);
const folders = [
  ...[
    '/',
    '/.',
    '//',
    '/proc',
    '/sys',
    '/dev',
    '/etc',
    '/usr',
    '/run',
    '/tmp',
    '/data',
    '/data/volumes',
  ],
  ...[
    '/engine',
    '/engine/docker.sock',
    '/engine/daemon.json',
    '/run/engine',
    '/sys/fs/cgroup',
    '/proc/1/root',
  ],
  ...[
    run,
    dirname(run),
    `${run}/ledger.jsonl`,
    `${run}/engine.sock`,
    `${run}/.docker`,
    `${run}/host/..`,
  ],
  ...[
    `${run}/attempt/..`,
    `${run}/attempt/../../..`,
    `${run}/attempt/./../ledger.jsonl`,
    `${run}/attempts`,
  ],
  ...['{{checkout}}', '{{checkout}}/src', '{{home}}', '{{out}}'],
];

export default async function setup(): Promise<never> {
  const binds = folders.map((folder) => [
    `bind of ${folder}`,
    { HostConfig: { Binds: [`${folder}:/seen`] } },
  ]);
  const mounts = folders.map((folder) => [
    `mount of ${folder}`,
    { HostConfig: { Mounts: [{ Type: 'bind', Source: folder, Target: '/seen' }] } },
  ]);
  const others = [
    ...['npipe', 'cluster', 'image', 'Bind', 'BIND'].map((Type) => [
      `mount of type ${Type}`,
      { HostConfig: { Mounts: [{ Type, Source: '/', Target: '/seen' }] } },
    ]),
    [
      'keys in small letters',
      { hostconfig: { mounts: [{ type: 'bind', source: '/', target: '/seen' }] } },
    ],
    [
      'the same key twice',
      {
        HostConfig: {
          Mounts: [{ Type: 'bind', Source: run + '/attempt', source: '/', Target: '/seen' }],
        },
      },
    ],
  ];
  const wishes = Object.fromEntries([...binds, ...mounts, ...others]) as Record<string, object>;
  tell(await createEach(wishes));
}
