import { isIPv6 } from '../text/ip-address.ts';

const most = 5;
const withinMs = 60_000;
// Beyond these addresses, somebody makes them up.
const mostAddresses = 10_000;

/** Counts wrong codes: five a minute from one address, then none is looked at until the minute is over. */
export class Tries {
  readonly #now: () => number;
  readonly #wrong = new Map<string, number[]>();

  /** @param now milliseconds of any clock */
  constructor(now: () => number) {
    this.#now = now;
  }

  /** True for an address that has to wait: not even the right code is looked at. */
  isOver(address: string): boolean {
    return this.#recent(networkOf(address)).length >= most;
  }

  /** A wrong code came from this address. */
  wrong(address: string): void {
    const network = networkOf(address);
    const times = [...this.#recent(network), this.#now()];
    if (this.#wrong.size >= mostAddresses) this.#forget();
    this.#wrong.set(network, times);
  }

  #recent(network: string): number[] {
    const since = this.#now() - withinMs;
    return (this.#wrong.get(network) ?? []).filter((time) => time > since);
  }

  #forget(): void {
    for (const network of this.#wrong.keys())
      if (this.#recent(network).length === 0) this.#wrong.delete(network);
    if (this.#wrong.size >= mostAddresses) this.#wrong.clear();
  }
}

/** Whoever has one address of IPv6 has a network of them: its first 64 bits count. */
function networkOf(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '');
  if (!isIPv6(plain)) return plain;
  const [head = [], tail] = plain.split('::').map((part) => part.split(':').filter(Boolean));
  const left = [...head];
  if (tail !== undefined) while (left.length + tail.length < 8) left.push('0');
  return left.slice(0, 4).join(':');
}
