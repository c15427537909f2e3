import { existsSync } from 'node:fs';
import { chown, mkdir, readdir, rename, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { waitFor } from '../../system/wait-for.ts';
import { tool } from './commands.ts';
import { standardLimits } from './cgroups.ts';
import { gradingHome, type Slot } from './slot.ts';

/** How much all sandboxes of a machine may hold together. */
export const poolBytes = 64 * 1024 ** 3;

/**
 * A file system in a file that clones files without copying them: it holds one disk with
 * an engine's data and all images for each slot (the golden one), and a clone of it for each submission
 * that is being judged. It is mounted in the grader's own mount namespace, and so goes with it.
 */
export class Pool {
  readonly #folder = join(gradingHome(), 'pool');

  /** Mounts the pool; the first time it is made. */
  static async open(): Promise<Pool> {
    const pool = new Pool();
    const file = `${pool.#folder}.xfs`;
    await mkdir(pool.#folder, { recursive: true, mode: 0o700 });
    if (!existsSync(file)) {
      await sparse(`${file}.part`, poolBytes);
      await tool('mkfs.xfs', '-q', '-m', 'reflink=1', `${file}.part`);
      await rename(`${file}.part`, file);
    }
    // What a clone gives back, the file gives back to the disk.
    await tool('mount', '-o', 'loop,discard,noatime', file, pool.#folder);
    return pool;
  }

  /** True when this slot has a golden disk with these images. */
  hasGolden(slot: Slot, images: string): boolean {
    return existsSync(this.#golden(slot, images));
  }

  /** Makes the golden disk: `fill` is called while it is mounted as the slot's disk. */
  async makeGolden(slot: Slot, images: string, fill: () => Promise<void>): Promise<void> {
    const golden = this.#golden(slot, images);
    const part = `${golden}.part`;
    await rm(part, { force: true });
    await sparse(part, standardLimits.disk);
    await tool('mkfs.ext4', '-q', '-F', '-O', '^has_journal', '-i', '8192', '-m', '0', part);
    await this.#mount(part, slot);
    try {
      await mkdir(slot.data, { mode: 0o700 });
      await mkdir(slot.runs, { mode: 0o755 });
      await mkdir(slot.compiled, { mode: 0o700 });
      await chown(slot.data, slot.users.engine, slot.users.engine);
      await chown(slot.compiled, slot.users.setup, slot.users.setup);
      await fill();
    } finally {
      // Not lazily: what is cloned later has to be whole.
      await waitFor(() => unmounted(slot.disk), { withinMs: 20_000, everyMs: 50 });
    }
    await rename(part, golden);
  }

  /** Removes the golden disks of a slot: they have other images. */
  async removeGolden({ number }: Slot): Promise<void> {
    for (const name of await readdir(this.#folder))
      if (name.startsWith(`golden-${number}-`)) await rm(join(this.#folder, name));
  }

  /** Mounts a fresh clone of the golden disk as the slot's disk. */
  async mountClone(slot: Slot, images: string): Promise<void> {
    const clone = this.#clone(slot);
    await rm(clone, { force: true });
    await tool('cp', '--reflink=always', this.#golden(slot, images), clone);
    await this.#mount(clone, slot);
    // Nor does whoever judges follow a link that a submission has made.
    await tool('mount', '--bind', slot.runs, slot.runs);
    await tool('mount', '-o', 'remount,bind,nosymfollow', slot.runs);
  }

  /** Takes the slot's disk away; a clone is gone with it. */
  async unmount(slot: Slot): Promise<void> {
    await tool('umount', '--lazy', slot.disk);
    await rm(this.#clone(slot), { force: true });
  }

  async #mount(file: string, slot: Slot): Promise<void> {
    await mkdir(slot.disk, { recursive: true });
    // An engine writes its books to the disk many times in each build, and waits. This one’s are thrown
    // away: nothing has to be on any disk before the golden one is taken off.
    await tool('mount', '-o', 'loop,discard,noatime,nobarrier', file, slot.disk);
  }

  #golden({ number }: Slot, images: string): string {
    return join(this.#folder, `golden-${number}-${images}.ext4`);
  }

  #clone({ number }: Slot): string {
    return join(this.#folder, `clone-${number}.ext4`);
  }
}

async function unmounted(folder: string): Promise<true | undefined> {
  return tool('umount', folder).then(
    () => true as const,
    () => undefined,
  );
}

async function sparse(file: string, bytes: number): Promise<void> {
  await writeFile(file, '', { mode: 0o600 });
  await truncate(file, bytes);
}
