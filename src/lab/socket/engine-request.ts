/** A request of the setup's process, as the policy sees it. */
export interface EngineRequest {
  method: string;
  /** The path without its version and query. */
  path: string;
  query: URLSearchParams;
  /** The parsed JSON body, where it has one that the policy needs. */
  body: Record<string, unknown> | null;
}

/** Says no, in the words that the engine's client will show. */
export class Refusal extends Error {
  readonly status: number;
  constructor(message: string, status = 403) {
    super(message);
    this.status = status;
  }
}

/**
 * How many bytes of a request are kept in memory. No description of a container comes near it;
 * archives are passed on as they come.
 */
export const bodyLimit = 250_000;
