import type { Endpoint } from '../../engine/endpoint.ts';
import type { Kata } from '../../katas/kata.ts';
import { alone } from '../../system/file-lock.ts';
import type { Steps } from '../../system/steps.ts';
import { claimSlots, releaseSlots } from '../sandbox/claim-slots.ts';
import { gradingHome, type Slot } from '../sandbox/slot.ts';
import { Pool } from '../sandbox/disk-pool.ts';
import { Sandbox } from '../sandbox/sandbox.ts';
import type { Canary } from './canary.ts';
import { bringImages } from './image-transfer.ts';
import { goldenName, seedBuildCache } from './build-cache.ts';
import type { Runner } from './runner.ts';
import { SandboxRunner } from './sandbox-runner.ts';

export interface SandboxRunnersOptions {
  /** How many. */
  jobs: number;
  /** Of a set: what their reference answers build is built beforehand. */
  seeds: Kata[];
  /** The engine that has the images. */
  endpoint: Endpoint;
  /** The fingerprint of the images. */
  images: string;
  limitMs: number;
  canary: Canary | null;
  /** Names of slots that are taken before others; none when left out. */
  wanted?: string[];
  steps: Steps;
}

/** Places with sandboxes; the first time, the images are brought to each. */
export async function sandboxRunners(options: SandboxRunnersOptions): Promise<Runner[]> {
  const { jobs, limitMs, canary, wanted } = options;
  const images = await goldenName(options.images, options.seeds);
  // Two gradings that start at once must not make the same disk.
  return alone(gradingHome(), async () => {
    const pool = await Pool.open();
    const slots = await claimSlots(jobs, wanted);
    try {
      for (const slot of slots)
        if (!pool.hasGolden(slot, images)) await prepare(pool, slot, { ...options, images });
    } catch (error) {
      await releaseSlots(slots);
      throw error;
    }
    return slots.map((slot) => new SandboxRunner({ slot, pool, images, limitMs, canary }));
  });
}

async function prepare(
  pool: Pool,
  slot: Slot,
  { endpoint, images, seeds, steps }: SandboxRunnersOptions,
): Promise<void> {
  await pool.removeGolden(slot);
  await steps.run('sandbox', `preparing sandbox ${slot.number + 1} with all images`, () =>
    pool.makeGolden(slot, images, async () => {
      const sandbox = await Sandbox.start(slot);
      try {
        await bringImages(endpoint, sandbox.host);
        await seedBuildCache(slot, seeds);
      } finally {
        await sandbox.stop();
      }
    }),
  );
}
