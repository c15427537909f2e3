import type { Topic } from '../../lab/run/trace.ts';
import type { Run } from '../../lab/run/run.ts';
import { collectBuilds } from './builds.ts';
import { collectContainers, type SeenContainer } from './containers.ts';
import { collectImages } from './images.ts';
import { drawable } from '../../text/limits.ts';
import { collectMounts } from './mounts.ts';
import { collectNetworks } from './networks.ts';
import { collectPaths } from './paths.ts';
import type { MountsFacts, NetworksFacts, Pictures } from '../schema/schema.ts';

/** Asks the engine for what pictures of a run are drawn from, while its containers are there. */
export class PictureCollector {
  readonly #run: Run;
  readonly #edits: string[];
  #pictures: Pictures | null = null;
  #pathsSeen = 0;

  /** @param edits the files that a learner edits, relative to the kata's folder */
  constructor(run: Run, edits: string[]) {
    this.#run = run;
    this.#edits = edits;
  }

  /** What was seen; null where there is nothing to draw. */
  get pictures(): Pictures | null {
    return this.#pictures;
  }

  /** Looks at what a check has looked at that failed. */
  async lookAfter(check: string): Promise<void> {
    const { trace } = this.#run;
    const seen = await this.#look(check, trace.topicsOf(check));
    this.#keep({ ...seen, builds: collectBuilds(trace, check) });
  }

  /**
   * Looks at all that there is to see after a check. What is gone by the next look (a container that
   * a check removes) stays as it was seen last.
   */
  async lookAtAll(check: string): Promise<void> {
    const { trace } = this.#run;
    const before = this.#pictures;
    const seen = await this.#look(check, new Set(['networks', 'mounts', 'images']));
    const looked = trace.topicsOf();
    const networks = looked.has('networks') || hasWays(seen.networks) ? seen.networks : null;
    const mounts = looked.has('mounts') ? seen.mounts : seen.mounts.filter(hasMounts);
    const images = looked.has('images') || this.#buildsEdits() ? seen.images : null;
    this.#keep({
      check,
      networks: networks ?? before?.networks ?? null,
      mounts: mounts.length > 0 ? mounts : (before?.mounts ?? []),
      builds: collectBuilds(trace),
      images: images ?? before?.images ?? null,
    });
  }

  #keep(seen: Pictures): void {
    const some = seen.networks ?? seen.images ?? seen.mounts[0] ?? seen.builds[0];
    this.#pictures = some ? drawable(seen) : null;
  }

  /** Whether something was built from what a learner edits. */
  #buildsEdits(): boolean {
    const { builds } = this.#run.trace;
    return builds.some(({ context }) => this.#edits.some((edit) => edit.startsWith(`${context}/`)));
  }

  async #look(check: string, topics: Set<Topic>): Promise<Pictures> {
    const containers =
      topics.has('networks') || topics.has('mounts') ? await collectContainers(this.#run) : [];
    const [networks, mounts, images] = await Promise.all([
      topics.has('networks') ? this.#seeNetworks(containers, check) : null,
      topics.has('mounts') ? collectMounts(this.#run, containers) : [],
      topics.has('images') ? collectImages(this.#run) : null,
    ]);
    return { check, networks, mounts, builds: [], images };
  }

  async #seeNetworks(containers: SeenContainer[], check: string): Promise<NetworksFacts | null> {
    const { trace } = this.#run;
    const { networks, containers: placed } = await collectNetworks(this.#run, containers);
    if (!placed.some(({ by }) => by !== 'visitor')) return null;
    const news = trace.paths.slice(this.#pathsSeen);
    this.#pathsSeen += news.length;
    const known = this.#pictures?.networks?.paths ?? [];
    const paths = [...known, ...collectPaths(trace, placed, news, check)];
    return { networks, containers: placed.map(({ facts }) => facts), paths };
  }
}

function hasWays(networks: NetworksFacts | null): boolean {
  return networks !== null && (networks.paths.length > 0 || networks.containers.length > 1);
}

function hasMounts({ mounts }: MountsFacts): boolean {
  return mounts.length > 1;
}
