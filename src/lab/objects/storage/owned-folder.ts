import { randomInt } from 'node:crypto';
import type { Toolboxes } from '../../probes/toolboxes.ts';
import { HostFolder } from './host-folder.ts';
import {
  listOwned,
  listOwnedWith,
  setOwner,
  type InMount,
  type Owned,
  type Owner,
} from './owners.ts';

/**
 * A folder of the host that belongs to a user and a group whom nobody knows before; it goes with the run.
 * Owners are set and looked at from within a container: on an engine that maps ids, this machine sees others.
 */
export class OwnedFolder {
  /** Absolute path. */
  readonly path: string;
  readonly owner: Owner;
  readonly #inMount: InMount;

  private constructor(path: string, probes: Toolboxes) {
    this.path = path;
    this.owner = { uid: randomInt(2000, 60_000), gid: randomInt(2000, 60_000) };
    this.#inMount = (argv) => probes.inMount(path, argv);
  }

  /** Makes it, empty, with mode 755. */
  static async create(path: string, probes: Toolboxes): Promise<OwnedFolder> {
    const folder = new OwnedFolder(new HostFolder(path).path, probes);
    await setOwner(folder.#inMount, folder.owner, '755');
    return folder;
  }

  /** All that is in it with owners and modes, itself first. */
  owned(): Promise<Owned[]> {
    return listOwned(this.#inMount);
  }

  /** Its files in which a text stands, with owners and modes. */
  ownedWith(text: string): Promise<Owned[]> {
    return listOwnedWith(this.#inMount, text);
  }
}
