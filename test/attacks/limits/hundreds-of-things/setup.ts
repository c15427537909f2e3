import { ask, unsolved } from '../../tools.ts';

export default async function setup({ nonce }: { nonce: string }) {
  const started = await unsolved(nonce);
  const end = Date.now() + 8000;
  for (let count = 0; count < 300 && Date.now() < end; count += 1)
    await Promise.all([
      ask('POST', '/containers/create', {
        Image: 'node:24-trixie-slim',
        HostConfig: { NetworkMode: 'none' },
      }),
      ask('POST', '/networks/create', { Name: `mine-${count}` }),
      ask('POST', '/volumes/create', { Name: `mine-${count}` }),
    ]);
  return started;
}
