// The thread in which clients talk to servers of an attempt. They throw wherever an answer surprises
// them, out of a listener too, or never come back from reading it: here that ends the thread, and not
// the process that judges.
import { parentPort } from 'node:worker_threads';
import { messageOf } from '../../errors/messages.ts';
import type { ClientAnswer, ClientCall } from './in-thread.ts';
import { NotAgain } from './not-again.ts';
import { query } from './postgres-client.ts';
import { command } from './redis-client.ts';

parentPort?.on('message', (call: ClientCall) => void answer(call));

async function answer(call: ClientCall): Promise<void> {
  let said: ClientAnswer;
  try {
    said = { value: await talk(call) };
  } catch (error) {
    const { code, cause } = (error ?? {}) as { code?: unknown; cause?: unknown };
    said = {
      ...{ error: messageOf(error), code: typeof code === 'string' ? code : undefined },
      ...{ again: !(error instanceof NotAgain), answered: cause !== undefined },
    };
  }
  parentPort?.postMessage(said);
}

function talk(call: ClientCall): Promise<unknown> {
  return call.kind === 'postgres'
    ? query(call.address, call.sql, call.values, call.withinMs)
    : command(call.address, ...call.words);
}
