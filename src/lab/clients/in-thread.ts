import { NotAgain } from './not-again.ts';
import { Worker } from 'node:worker_threads';
import type { PostgresAddress } from './postgres-client.ts';
import type { RedisAddress } from './redis-client.ts';

/** One question to a server. */
export type ClientCall =
  | { kind: 'postgres'; address: PostgresAddress; sql: string; values: unknown[]; withinMs: number }
  | { kind: 'redis'; address: RedisAddress; words: [string, ...string[]] };

/** What a client made of the answer. */
export type ClientAnswer =
  | { value: unknown }
  | { error: string; code: string | undefined; again: boolean; answered: boolean };

/** The client did not come to an end with what the server answered. */
export class ClientFailure extends Error {
  /** The time limit that struck, if one did. */
  readonly limit: string | undefined;

  constructor(message: string, limit?: string) {
    super(message);
    this.limit = limit;
  }
}

/** Longer than the clients’ own limits: one that is over it reads, and reads. */
const limitMs = 40_000;

const threadFile = new URL('worker.ts', import.meta.url);
const idle: Worker[] = [];

/** Has a thread loaded, so that the first question does not wait for it. */
export function prepareClient(): void {
  if (idle.length === 0) idle.push(open());
}

/**
 * Puts one question to a server in a thread; rejects with what the client says, or with
 * {@link ClientFailure} where it broke on the answer.
 */
export async function inThread(call: ClientCall): Promise<unknown> {
  const thread = idle.pop() ?? open();
  try {
    const answer = await ask(thread, call);
    thread.unref();
    idle.push(thread);
    if ('value' in answer) return answer.value;
    const said = Object.assign(new Error(answer.error), answer.code ? { code: answer.code } : {});
    throw answer.again ? said : NotAgain.of(said, answer.answered);
  } catch (error) {
    if (error instanceof ClientFailure) await thread.terminate();
    throw error;
  }
}

function open(): Worker {
  const thread = new Worker(threadFile, { resourceLimits: { maxOldGenerationSizeMb: 512 } });
  // One that waits for work keeps nobody from ending; one that ends meanwhile is not used again.
  thread.on('error', () => undefined);
  thread.on('exit', () => {
    const place = idle.indexOf(thread);
    if (place >= 0) idle.splice(place, 1);
  });
  thread.unref();
  return thread;
}

function ask(thread: Worker, call: ClientCall): Promise<ClientAnswer> {
  thread.ref();
  return new Promise((resolve, reject) => {
    const settle = (done: () => void) => {
      clearTimeout(timer);
      thread.off('message', answered).off('error', threw).off('exit', ended);
      done();
    };
    const answered = (answer: ClientAnswer) => settle(() => resolve(answer));
    const threw = ({ message }: Error) => settle(() => reject(new ClientFailure(message)));
    const ended = () => settle(() => reject(new ClientFailure('it ended')));
    const late = () => {
      const limit = `${limitMs / 1000} s for a client to read an answer`;
      reject(new ClientFailure(`it was still busy with it after ${limitMs / 1000} s`, limit));
    };
    const timer = setTimeout(() => settle(late), limitMs);
    thread.on('message', answered).on('error', threw).on('exit', ended);
    thread.postMessage(call);
  });
}
