import { ask, createEach, tell, unlessRefused } from '../../tools.ts';

const wishes: Record<string, object> = {
  Privileged: { Privileged: true },
  privileged: { privileged: true },
  'a privileged 1': { Privileged: 1 },
  'processes of the host': { PidMode: 'host' },
  'processes of another': { PidMode: 'container:x' },
  'memory of the host': { IpcMode: 'host' },
  'memory of another': { IpcMode: 'container:x' },
  'name of the host': { UTSMode: 'host' },
  'users of the host': { UsernsMode: 'host' },
  'groups of the host': { CgroupnsMode: 'host' },
  'a group above': { CgroupParent: '/' },
  'all capabilities': { CapAdd: ['ALL'] },
  'all capabilities, in small letters': { capadd: ['all'] },
  administration: { CapAdd: ['SYS_ADMIN'] },
  tracing: { CapAdd: ['CAP_SYS_PTRACE'] },
  'administration of networks': { CapAdd: ['NET_ADMIN'] },
  modules: { CapAdd: ['CHOWN', 'SYS_MODULE'] },
  'a device': {
    Devices: [{ PathOnHost: '/dev/null', PathInContainer: '/dev/x', CgroupPermissions: 'rwm' }],
  },
  'devices by rule': { DeviceCgroupRules: ['a *:* rwm'] },
  'devices by request': { DeviceRequests: [{ Driver: 'cdi', DeviceIDs: ['x'] }] },
  'no filter of calls': { SecurityOpt: ['seccomp=unconfined'] },
  'no filter of calls, in another spelling': { SecurityOpt: ['seccomp:unconfined'] },
  'no profile': { SecurityOpt: ['apparmor=unconfined'] },
  'no masks': { SecurityOpt: ['systempaths=unconfined'] },
  'no masked paths': { MaskedPaths: [] },
  'no read-only paths': { ReadonlyPaths: [] },
  'masked paths of its own': { MaskedPaths: ['/proc/nothing'] },
  'another runtime': { Runtime: 'io.containerd.runhcs.v1' },
  'a log elsewhere': {
    LogConfig: { Type: 'syslog', Config: { 'syslog-address': 'tcp://127.0.0.1:{{port}}' } },
  },
  'a log without an end': { LogConfig: { Type: 'json-file', Config: { 'max-size': '100g' } } },
  'a key that only looks so': { 'Priv\u0131leged': true },
  'a key with a long s': { 'Cap\u0041dd': null, 'Usern\u017fMode': 'host' },
};

export default async function setup(): Promise<never> {
  const inConfig = Object.entries(wishes).map(([name, HostConfig]) => [name, { HostConfig }]);
  const tries = await createEach(Object.fromEntries(inConfig) as Record<string, object>);
  const container = await ask('POST', '/containers/create', {
    Image: 'node:24-trixie-slim',
    Cmd: ['sleep', '60'],
  });
  const [, id = ''] = /"Id":"([0-9a-f]{64})"/.exec(container.text) ?? [];
  await ask('POST', `/containers/${id}/start`);
  for (const key of ['Privileged', 'privileged', 'PRIVILEGED', 'Priv\u0131leged'])
    tries[`a command with ${key}`] = unlessRefused(
      await ask('POST', `/containers/${id}/exec`, { Cmd: ['id'], [key]: true }),
    );
  tries['a command in no type'] = unlessRefused(
    await ask(
      'POST',
      `/containers/${id}/exec`,
      { Cmd: ['id'], Privileged: true },
      { 'content-type': '' },
    ),
  );
  tell(tries);
}
