import { writeSync } from 'node:fs';
import { channels } from '../../tools.ts';

export default async function setup(): Promise<object> {
  const lines = [
    '{"cmd":"NODE_HANDLE","type":"net.Socket","msg":{}}',
    '{"cmd":"NODE_CLUSTER","act":"exitedAfterDisconnect"}',
    `${'['.repeat(2_000_000)}${']'.repeat(2_000_000)}`,
    '{"outcome":"returned","things":{"orders"',
  ];
  for (const channel of channels())
    for (const line of lines)
      try {
        writeSync(channel, `${line}\n`);
      } catch {
        // Not one for writing, or full.
      }
  return new Promise(() => undefined);
}
