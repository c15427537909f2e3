import type { Toolboxes } from '../../probes/toolboxes.ts';
import { AttemptError } from '../../run/observation.ts';
import type { Run } from '../../run/run.ts';
import {
  listOwned,
  listOwnedWith,
  writableBy,
  type InMount,
  type Owned,
  type Owner,
} from './owners.ts';
import { lookAtVolume } from './volume.ts';
import { filesIn, putFiles, runBeside, type FileWish, type VolumeFile } from './volume-files.ts';

/** A volume that a setup or an image is given by name, and that checks look into afterwards. */
export class VolumeHandle {
  /** What messages call it. */
  readonly key: string;
  readonly name: string;
  /** Resolves when it is there, with all that it is to begin with. */
  readonly filled: Promise<void>;
  readonly #run: Run;
  readonly #inMount: InMount;

  /** @param making what brings it about; left out for one that the setup is to make */
  constructor(
    key: string,
    name: string,
    { run, probes, making = Promise.resolve() }: Parts & { making?: Promise<void> | undefined },
  ) {
    this.key = key;
    this.name = name;
    this.filled = making;
    this.#run = run;
    this.#inMount = (argv) => probes.inMount(name, argv);
    // Whether it could be made is for those who start something with it.
    making.catch(() => undefined);
  }

  /** False where the engine has no volume of this name. */
  async exists(): Promise<boolean> {
    return (await lookAtVolume(this.#run.docker, this.name)) !== null;
  }

  /** What is in it, the root too, sorted by path; where it is gone, the fault of an attempt. */
  async files(): Promise<VolumeFile[]> {
    await this.#beThere();
    const { files, asRoot } = await filesIn(this.#run, this.name, this.key);
    if (!asRoot) return files;
    const owners = new Map((await this.owned()).map(({ path, uid, gid }) => [path, { uid, gid }]));
    return files.map((file) => ({ ...file, ...owners.get(file.path === '.' ? '' : file.path) }));
  }

  /** All that is in it with owners and modes, itself first. */
  owned(): Promise<Owned[]> {
    return listOwned(this.#inMount);
  }

  /** Its files in which a text stands, with owners and modes. */
  ownedWith(text: string): Promise<Owned[]> {
    return listOwnedWith(this.#inMount, text);
  }

  /** The paths in it that a user of these numbers may write to; '' is the volume itself. */
  writableBy(user: Owner): Promise<string[]> {
    return writableBy(this.#inMount, user);
  }

  /** Puts files into it, as root. */
  async put(files: FileWish[]): Promise<void> {
    await this.#beThere();
    await putFiles(this.#run, this.name, files);
  }

  /** Runs a line of shell in its root, as this user (`1500:1500`): the exit code, and what it printed. */
  async run(user: string, line: string): Promise<{ exitCode: number; output: string }> {
    await this.#beThere();
    return runBeside(this.#run, this.name, user, line);
  }

  /** To use it by its name would make it anew. */
  async #beThere(): Promise<void> {
    if (!(await this.exists())) throw goneFailure(this.name, this.key);
  }
}

/** What a handle looks with. */
interface Parts {
  run: Run;
  probes: Toolboxes;
}

/**
 * Makes a volume with these files in it; without any a container that mounts it first fills it with what
 * its image has there. It has the labels of what the run’s setups make: they may use it, change it, and
 * take it away.
 */
export async function makeVolume(
  run: Run,
  name: string,
  files: FileWish[],
  labels: Record<string, string> = {},
): Promise<void> {
  const description = { Name: name, Labels: { ...labels, ...run.labels } };
  await run.making.of(() => run.docker.createVolume(description));
  if (files.length > 0) await putFiles(run, name, files);
}

function goneFailure(name: string, key: string): AttemptError {
  return new AttemptError({
    ran: `docker volume inspect ${name}`,
    got: `no such volume: ${name}`,
    expected: `a volume of this name: ${key}`,
  });
}
