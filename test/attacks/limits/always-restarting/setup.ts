import { ask } from '../../tools.ts';

export default async function setup(): Promise<object> {
  const started = async () => {
    const HostConfig = { RestartPolicy: { Name: 'always' } };
    const wish = { Image: 'node:24-trixie-slim', Cmd: ['false'], HostConfig };
    const { text } = await ask('POST', '/containers/create', wish);
    const [, id = ''] = /"Id":"([0-9a-f]{64})"/.exec(text) ?? [];
    await ask('POST', `/containers/${id}/start`);
    return { getId: () => id };
  };
  const both = { orders: await started(), inventory: await started() };
  await new Promise((resolve) => setTimeout(resolve, 2000));
  return both;
}
