import { writeSync } from 'node:fs';

export default function setup(): Promise<object> {
  const block = Buffer.alloc(1_000_000, '::error::forged\n');
  for (let count = 0; count < 100; count += 1)
    for (const stream of [1, 2]) writeSync(stream, block);
  return Promise.resolve({});
}
