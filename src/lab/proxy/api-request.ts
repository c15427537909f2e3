/** What a JSON object holds. */
export type Fields = Record<string, unknown>;

/** A request of the setup's process, as the policy sees it. */
export interface ApiRequest {
  method: string;
  /** The path without its version and query. The rules put the id there that a name stands for. */
  path: string;
  query: URLSearchParams;
  /** The parsed JSON body, where it has one. The engine gets it as the rules leave it. */
  body: Fields | null;
}

/** Says no, in the words that the engine's client will show. */
export class ProxyError extends Error {
  readonly status: number;
  constructor(message: string, status = 403) {
    super(message);
    this.status = status;
  }
}

/** What the engine says of something that is not there. */
export function notThere(body: unknown, what: string): ProxyError {
  const { message } = (body ?? {}) as { message?: string };
  return new ProxyError(message ?? `No such ${what}`, 404);
}
