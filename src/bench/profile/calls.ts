import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { ChildProcess } from 'node:child_process';
import type { ClientRequest } from 'node:http';

/** Something that this process waited for: from when to when, in milliseconds of `performance.now()`. */
export interface Call {
  /** A request to the engine, or a program. */
  kind: 'engine' | 'program';
  /** `POST /containers/create`, `docker buildx build`. */
  what: string;
  begin: number;
  /** A request’s is when the answer begins: what follows may be a stream that never ends. */
  end: number;
}

/**
 * Notes every request and every program of this process from now on, with what Node tells of itself:
 * whatever is measured stays as it is. The setup’s own requests are among them, since they come through here.
 */
export class CallRecorder {
  readonly calls: Call[] = [];

  constructor() {
    subscribe('http.client.request.start', this.#onRequest);
    subscribe('child_process', this.#onProgram);
  }

  stop(): void {
    unsubscribe('http.client.request.start', this.#onRequest);
    unsubscribe('child_process', this.#onProgram);
  }

  readonly #onRequest = (message: unknown) => {
    const { request } = message as { request: ClientRequest };
    const call = this.#begin('engine', `${request.method} ${pathOf(request.path)}`);
    const end = () => (call.end = Math.min(call.end, performance.now()));
    for (const event of ['response', 'upgrade', 'close']) request.once(event, end);
  };

  readonly #onProgram = (message: unknown) => {
    const { process } = message as { process: ChildProcess };
    // Node tells of it before it has been started.
    const call = this.#begin('program', '');
    process.once('spawn', () => (call.what = process.spawnargs.slice(0, 3).join(' ')));
    process.once('close', () => (call.end = performance.now()));
  };

  #begin(kind: Call['kind'], what: string): Call {
    const call = { kind, what, begin: performance.now(), end: Infinity };
    this.calls.push(call);
    return call;
  }
}

/** Ids and names of one run say nothing: `/containers/…/start`. */
function pathOf(path: string): string {
  const [bare = ''] = path.replace(/^\/v\d+\.\d+/, '').split('?');
  return decodeURIComponent(bare).replace(/^(\/\w+)\/(?!create|json|prune)[^/]+/, '$1/…');
}
