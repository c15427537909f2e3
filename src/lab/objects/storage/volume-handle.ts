import type { Toolboxes } from '../../probes/toolboxes.ts';
import type { Run } from '../../run/run.ts';
import {
  listOwned,
  pathsWith,
  writableBy,
  type InMount,
  type Owned,
  type Owner,
} from './owners.ts';

/** A named volume that the lab made for a run; it goes with the run. */
export class VolumeHandle {
  readonly name: string;
  readonly #inMount: InMount;

  private constructor(name: string, probes: Toolboxes) {
    this.name = name;
    this.#inMount = (argv) => probes.inMount(name, argv);
  }

  /** Makes it, empty: a container that mounts it first fills it with what its image has there. */
  static async create(run: Run, probes: Toolboxes, name: string): Promise<VolumeHandle> {
    await run.docker.createVolume({ Name: name, Labels: run.labels });
    return new VolumeHandle(name, probes);
  }

  /** All that is in it with owners and modes, itself first. */
  owned(): Promise<Owned[]> {
    return listOwned(this.#inMount);
  }

  /** Its files in which a text stands, with owners and modes. */
  async ownedWith(text: string): Promise<Owned[]> {
    const paths = await pathsWith(this.#inMount, text);
    return (await this.owned()).filter(({ path }) => paths.includes(path));
  }

  /** The paths in it that a user of these numbers may write to; '' is the volume itself. */
  writableBy(user: Owner): Promise<string[]> {
    return writableBy(this.#inMount, user);
  }
}
