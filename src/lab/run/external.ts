/**
 * What of a run belongs to somebody else’s project next door: a setup may find it and join it, and
 * changes none of it. By full ids, as the engine told.
 */
export class External {
  /** Networks that a container of the setup’s may be connected to. */
  readonly networks = new Set<string>();
  /** Containers that it may inspect, and whose network namespace its own may share. */
  readonly containers = new Set<string>();
}
