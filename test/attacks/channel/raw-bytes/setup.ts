import { writeSync } from 'node:fs';
import { channels } from '../../tools.ts';

export default async function setup(): Promise<object> {
  const block = Buffer.alloc(1_000_000, 'x');
  const [channel = 3] = channels();
  for (let count = 0; count < 300; count += 1) await write(channel, block);
  return new Promise(() => undefined);
}

async function write(channel: number, block: Buffer): Promise<void> {
  for (let rest = block; rest.length > 0;)
    try {
      rest = rest.subarray(writeSync(channel, rest));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') return;
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
}
