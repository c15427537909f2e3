import { ask } from '../../tools.ts';

export default async function setup(): Promise<object> {
  const started = async () => {
    const wish = {
      Image: 'node:24-trixie-slim',
      Cmd: ['sh', '-c', "trap '' TERM INT HUP; while :; do sleep 1; done"],
      HostConfig: { RestartPolicy: { Name: 'always' } },
      StopTimeout: 1_000_000,
      StopSignal: 'SIGURG',
    };
    const { text } = await ask('POST', '/containers/create', wish);
    const [, id = ''] = /"Id":"([0-9a-f]{64})"/.exec(text) ?? [];
    await ask('POST', `/containers/${id}/start`);
    return { getId: () => id };
  };
  return { orders: await started(), inventory: await started() };
}
