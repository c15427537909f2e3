import type Docker from 'dockerode';
import { removeContainer } from '../../run/cleanup.ts';
import type { Run } from '../../run/run.ts';
import type { ContainerHandle } from '../container/container.ts';
import { startServer } from './external.ts';

/**
 * Containers of somebody else’s on the default bridge network. The engine hands out the lowest address
 * that is free: whoever comes after them has others than on an empty network, with a gap in between, so
 * that neither a number nor the sum of one leads to a neighbour. Other runs may be there as well.
 */
export class Decoys {
  readonly #run: Run;
  readonly #says: { port: number; body: string };
  /** From the lowest address to the highest. */
  #there: Decoy[] = [];

  private constructor(run: Run, says: { port: number; body: string }) {
    this.#run = run;
    this.#says = says;
  }

  /** Starts them; what comes next gets an address between theirs, and what comes then one behind them. */
  static async arrive(run: Run, says: { port: number; body: string }): Promise<Decoys> {
    const decoys = new Decoys(run, says);
    const arrived = await Promise.all([1, 2, 3].map(() => decoys.#start()));
    decoys.#there = arrived.sort((one, other) => asNumber(one.address) - asNumber(other.address));
    await decoys.#leave(1);
    return decoys;
  }

  /** Removes every container of the attempt; another one takes the address that this one was reached at. */
  async replace(container: ContainerHandle): Promise<void> {
    const { NetworkSettings: settings } = await container.inspectNamespace();
    const { IPAddress: address } = settings.Networks[network] ?? {};
    const all = [container, ...(await container.others())];
    await Promise.all(all.map((one) => one.remove()));
    // The lowest that is free: every one below it that others have left is taken before it.
    for (let tries = 0; address && tries < 32 && !(await this.#isTaken(address)); tries += 1)
      this.#there.push(await this.#start());
    await this.#leave(0);
  }

  async #start(): Promise<Decoy> {
    const id = await startServer(this.#run, { network, aliases: [], ...this.#says });
    this.#run.trace.containers.set(id, { key: 'a stranger', by: 'visitor' });
    return { id, address: await addressOf(this.#run.docker, id) };
  }

  /** By whomever: it is not free then. */
  async #isTaken(address: string): Promise<boolean> {
    const { Containers: all = {} } = await this.#run.docker.getNetwork(network).inspect();
    return Object.values(all).some(({ IPv4Address: taken }) => taken.startsWith(`${address}/`));
  }

  /** One of them leaves, and its address is free. */
  async #leave(at: number): Promise<void> {
    const [decoy] = this.#there.splice(at, 1);
    if (decoy) await removeContainer(this.#run.docker, decoy.id);
  }
}

interface Decoy {
  id: string;
  address: string;
}

const network = 'bridge';

async function addressOf(docker: Docker, id: string): Promise<string> {
  const { NetworkSettings: settings } = await docker.getContainer(id).inspect();
  return settings.Networks[network]?.IPAddress ?? '';
}

/** `172.17.0.10` comes behind `172.17.0.9`. */
function asNumber(address: string): number {
  return address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
}
