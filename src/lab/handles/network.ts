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
    return this.#run.docker.getNetwork(this.id).inspect() as Promise<NetworkInspectInfo>;
  }
}
