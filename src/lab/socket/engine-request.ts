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

/** A request's path without the API's version. */
export function plainPath(pathname: string): string {
  return pathname.replace(/^\/v\d+\.\d+(?=\/)/, '');
}
