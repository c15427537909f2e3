import { readdirSync, writeSync } from 'node:fs';

export default async function setup(): Promise<object> {
  const block = Buffer.alloc(1_000_000, 'x');
  const channels = readdirSync('/proc/self/fd').map(Number).filter((one) => one > 2);
  for (let count = 0; count < 300; count += 1)
    for (const channel of channels.slice(0, 1)) await write(channel, block);
  return new Promise(() => undefined);
}

async function write(channel: number, block: Buffer): Promise<void> {
  for (let rest = block; rest.length > 0; )
    try {
      rest = rest.subarray(writeSync(channel, rest));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') return;
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
}
