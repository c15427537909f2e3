/**
 * What a run’s setups have made through its socket, as the engine told: by full ids, which nobody can
 * give away, take or forge. It lasts as long as the run; a later setup of it may use what is here.
 */
export class Made {
  readonly containers = new Set<string>();
  readonly networks = new Set<string>();
  /** Commands that a setup has prepared in its containers. */
  readonly execs = new Set<string>();
  /** The networks’ ids by their names, which cannot be changed. */
  readonly networkNames = new Map<string, string>();
}
