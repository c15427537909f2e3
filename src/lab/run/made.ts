/** What the engine gave a container of its own accord, because its image or its options ask for a volume. */
export interface GivenVolume {
  /** The container’s image, as the setup called it. */
  image: string;
  /** Where it is in that container: absolute path. */
  target: string;
  /** The engine removes it with that container, which has AutoRemove. */
  goesByItself: boolean;
}

/**
 * What a run’s setups have made through its socket, as the engine told: by full ids, which nobody can
 * give away, take or forge. It lasts as long as the run; a later setup of it may use what is here.
 */
export class Made {
  readonly containers = new Set<string>();
  /** Those of them that the engine removes when they have ended. */
  readonly autoRemoved = new Set<string>();
  readonly networks = new Set<string>();
  /** The anonymous volumes of its containers, by name: no label tells whose they are. */
  readonly volumes = new Map<string, GivenVolume>();
  /** Commands that a setup has prepared in its containers. */
  readonly execs = new Set<string>();
  /** Why builds failed that they asked for, in the engine's words. */
  readonly failedBuilds: string[] = [];
  /** The networks’ ids by their names, which cannot be changed. */
  readonly networkNames = new Map<string, string>();
}
