import { readFileSync, writeFileSync } from 'node:fs';

export default function setup(): Promise<object> {
  const block = Buffer.alloc(100_000_000, 1);
  const folders = readFileSync('/proc/mounts', 'utf8').matchAll(/^\S+ (\S+) (?:tmpfs|ramfs) rw/gm);
  let last: unknown = new Error('there is room for 7 GB');
  for (const [, folder = ''] of folders)
    for (let count = 0; count < 10; count += 1)
      try {
        writeFileSync(`${folder}/block-${count}`, block);
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOSPC') last = error;
        break;
      }
  return Promise.reject(last as Error);
}
