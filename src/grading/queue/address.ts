import { UsageError } from '../../errors/errors.ts';

/** The address of a Redis, as `--queue` takes it; anything else is an error that says so. */
export function redisAddress(text: string): URL {
  const address = URL.canParse(text) ? new URL(text) : null;
  if (address && /^rediss?:$/.test(address.protocol) && address.hostname !== '') return address;
  throw new UsageError({
    failed: '--queue takes the address of a Redis',
    on: text,
    next: ['--queue redis://host:6379 (rediss:// for TLS)'],
  });
}

/** The address without its password, for people. */
export function shown({ protocol, host, pathname }: URL): string {
  return `${protocol}//${host}${pathname === '/' ? '' : pathname}`;
}
