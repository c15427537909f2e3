import type Docker from 'dockerode';
import type { NetworkInspectInfo } from 'dockerode';
import type { Run } from '../run/run.ts';

/** A network that the setup returned. */
export class NetworkHandle {
  readonly key: string;
  readonly id: string;
  readonly #run: Run;

  constructor(key: string, id: string, run: Run) {
    this.key = key;
    this.id = id;
    this.#run = run;
  }

  /** What the engine reports of it now. */
  inspect(): Promise<NetworkInspectInfo> {
    return this.#run.docker.getNetwork(this.id).inspect();
  }
}

/** A network's name, with what a reader should know of it: that it is the default one, or internal. */
export async function networkInWords(docker: Docker, name: string): Promise<string> {
  if (name === 'bridge') return 'bridge (the default network)';
  const found = await docker
    .getNetwork(name)
    .inspect()
    .catch(() => null);
  return found?.Internal ? `${name} (internal)` : name;
}
