import { ask } from '../../tools.ts';

const program = `require('node:http').createServer((_, reply) => reply.end(process.env.NONCE)).listen(8080)`;

export default async function setup({ nonce }: { nonce: string }): Promise<object> {
  const IPAM = { Config: [{ Subnet: '10.99.99.0/29' }] };
  await ask('POST', '/networks/create', { Name: 'narrow', IPAM });
  const start = async (name: string, Cmd: string[]) => {
    const wish = {
      ...{ Image: 'node:24-trixie-slim', Cmd, Env: [`NONCE=${nonce}`] },
      HostConfig: { NetworkMode: 'narrow' },
    };
    const { text } = await ask('POST', `/containers/create?name=${name}`, wish);
    const [, id = ''] = /"Id":"([0-9a-f]{64})"/.exec(text) ?? [];
    await ask('POST', `/containers/${id}/start`);
    return { getId: () => id };
  };
  const inventory = await start('inventory', ['node', '-e', program]);
  const orders = await start('orders', ['sleep', '300']);
  for (const name of 'abcdefgh') await start(`other-${name}`, ['sleep', '300']);
  return { orders, inventory };
}
