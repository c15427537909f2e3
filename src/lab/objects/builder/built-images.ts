import { basename, join } from 'node:path';
import { ImageHandle } from '../image/image.ts';
import type { Toolboxes } from '../../probes/toolboxes.ts';
import type { Run } from '../../run/run.ts';
import { build, type BuildResult } from './build.ts';
import type { BuildOptions } from './build-options.ts';
import { noPackage } from './nothing-to-install.ts';

/** How an image is built, beside where its context is. */
export type BuildChoices = Omit<BuildOptions, 'context'>;

/** The images that a run builds. */
export class Images {
  readonly #run: Run;
  readonly #probes: Toolboxes;
  readonly #known = new Map<string, Promise<ImageHandle>>();

  constructor(run: Run, probes: Toolboxes) {
    this.#run = run;
    this.#probes = probes;
  }

  /** @param folder the attempt's copy, in which the context lies */
  async build(folder: string, context: string, options: BuildChoices): Promise<ImageHandle> {
    const result = await this.tryBuild(folder, context, options);
    if (!result.ok) throw result.fault;
    const { imageId, steps } = result;
    // What was not installed in the build must not be installed when a container starts either.
    const env = options.nothingToInstall ? noPackage : {};
    const image = new ImageHandle(
      { id: imageId, name: imageName(context, options.target) },
      steps,
      this.#run,
      this.#probes,
      env,
    );
    this.#run.trace.images.push({ image, context, target: options.target });
    return image;
  }

  /** As {@link build}; of each target the first one for all calls. */
  buildOnce(folder: string, context: string, options: BuildChoices): Promise<ImageHandle> {
    const name = `${context} ${options.target ?? ''}`;
    return this.once(name, () => this.build(folder, context, options));
  }

  /** As {@link build}; a build that fails is a result as well. */
  async tryBuild(folder: string, context: string, options: BuildChoices): Promise<BuildResult> {
    const { trace } = this.#run;
    const { check, edits } = trace;
    const before = edits.length;
    const result = await build(this.#run, { ...options, context: join(folder, context) });
    const { ok, steps } = result;
    trace.builds.push({ check, context, options, steps, ok, edits: before });
    return result;
  }

  /** The image of this name, which is made the first time. */
  once(name: string, make: () => Promise<ImageHandle>): Promise<ImageHandle> {
    const known = this.#known.get(name) ?? make();
    this.#known.set(name, known);
    return known;
  }

  /** Resolves when none of those is being made any more: one may have failed while another goes on. */
  async ended(): Promise<void> {
    await Promise.allSettled(this.#known.values());
  }
}

/** What commands call an image: `app`, and `app-dev` for its target dev. */
function imageName(context: string, target?: string): string {
  return target === undefined ? basename(context) : `${basename(context)}-${target}`;
}
