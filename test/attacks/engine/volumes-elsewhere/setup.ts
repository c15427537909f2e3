import { ask, createEach, tell, unlessRefused, type Tries } from '../../tools.ts';

const bound = { type: 'none', o: 'bind', device: '/' };
const volumes: Record<string, object> = {
  bound: { DriverOpts: bound },
  'bound, in small letters': { driveropts: bound },
  'bound, with a dotless i': { Drıveropts: bound },
  'a file system of a disk': { DriverOpts: { type: 'ext4', device: '/dev/vda' } },
  'of the network': { DriverOpts: { type: 'nfs', o: 'addr=127.0.0.1', device: ':/' } },
  'an overlay': {
    DriverOpts: { type: 'overlay', device: 'overlay', o: 'lowerdir=/,upperdir=/tmp,workdir=/tmp' },
  },
  processes: { DriverOpts: { type: 'proc', device: 'proc' } },
  'memory, with a bind': { DriverOpts: { type: 'tmpfs', device: 'tmpfs', o: 'bind' } },
  'another driver': { Driver: 'plugin' },
  'a cluster’s': { ClusterVolumeSpec: { Group: 'x' } },
};

const many = Array.from({ length: 1000 }, (_, index) => `mine-${index}`);

export default async function setup(): Promise<never> {
  const tries: Tries = {};
  for (const [name, volume] of Object.entries(volumes)) {
    const Name = `mine-${Object.keys(tries).length}`;
    tries[name] = unlessRefused(await ask('POST', '/volumes/create', { Name, ...volume }));
  }
  const driver = { Name: 'local', Options: bound };
  const mount = (options: object) => ({
    Mounts: [{ Type: 'volume', Source: 'other', Target: '/seen', ...options }],
  });
  Object.assign(
    tries,
    await createEach({
      'a mount with a driver': { HostConfig: mount({ VolumeOptions: { DriverConfig: driver } }) },
      'a mount with a driver, in small letters': {
        HostConfig: mount({ volumeoptions: { driverconfig: driver } }),
      },
      'a thousand volumes': { Volumes: Object.fromEntries(many.map((name) => [`/${name}`, {}])) },
      'a thousand volumes with names': {
        HostConfig: { Binds: many.map((name) => `${name}:/${name}`) },
      },
      'a driver for all': { HostConfig: { ...mount({}), VolumeDriver: 'plugin' } },
    }),
  );
  await ask('POST', '/volumes/create', { Name: 'plain' });
  for (const Subpath of ['..', '../..', '/../../..', 'a/../../..', '/etc']) {
    const HostConfig = {
      Mounts: [{ Type: 'volume', Source: 'plain', Target: '/seen', VolumeOptions: { Subpath } }],
    };
    const { text } = await ask('POST', '/containers/create', {
      Image: 'node:24-trixie-slim',
      HostConfig,
    });
    const [, id] = /"Id":"([0-9a-f]{64})"/.exec(text) ?? [];
    tries[`a part ${Subpath} of a volume`] = id
      ? unlessRefused(await ask('POST', `/containers/${id}/start`))
      : null;
  }
  tell(tries);
}
