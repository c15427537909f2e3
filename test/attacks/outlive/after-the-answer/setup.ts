import { ask, unsolved } from '../../tools.ts';

export default async function setup({ nonce }: { nonce: string }) {
  const started = await unsolved(nonce);
  const [orders, inventory] = [started.orders.getId(), started.inventory.getId()];
  setTimeout(() => {
    void (async () => {
      await ask('POST', '/networks/create', { Name: 'late' });
      await ask('POST', '/networks/late/connect', { Container: orders });
      await ask('POST', '/networks/late/connect', {
        Container: inventory,
        EndpointConfig: { Aliases: ['inventory'] },
      });
    })();
  }, 30);
  process.on('SIGTERM', () => undefined);
  return started;
}
