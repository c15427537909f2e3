import { ask } from '../../tools.ts';

const label = { filler: 'x'.repeat(200_000) };

export default async function setup(): Promise<object> {
  const end = Date.now() + 20_000;
  let refused = '';
  for (let count = 0; count < 300 && !refused && Date.now() < end; count += 1) {
    const container = {
      Image: 'node:24-trixie-slim',
      HostConfig: { NetworkMode: 'none' },
      Labels: label,
    };
    const replies = await Promise.all([
      ask('POST', '/containers/create', container),
      ask('POST', '/networks/create', { Name: `mine-${count}`, Labels: label }),
      ask('POST', '/volumes/create', { Name: `mine-${count}`, Labels: label }),
    ]);
    refused = replies.find(({ text }) => text.includes('may not make more'))?.text ?? '';
  }
  throw new Error(refused || 'as many as it wanted');
}
