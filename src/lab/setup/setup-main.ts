// The process in which a learner's setup.ts runs, on the real testcontainers package. It is started
// ahead of time, with the package loaded and perhaps the engine found, and takes one setup. Nothing
// that it says is believed beyond "these are the ids that the setup returned".
// Before testcontainers.
import '../../engine/lean-client.ts';
import { writeSync } from 'node:fs';
import { flushCompileCache, stripTypeScriptTypes } from 'node:module';
import { Socket } from 'node:net';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import {
  getContainerRuntimeClient,
  getReaper,
  StartedDockerComposeEnvironment,
} from 'testcontainers';
import { goOnWhenComposeEnds } from './compose-end.ts';
import { explained } from './explain-error.ts';
import { nameTheUser } from './nameless-user.ts';
import type { Answer, PrepareMessage, StartMessage, ReturnedObject } from './protocol.ts';

// The learner's code shares this process: keep what is needed before it can be changed.
const { parse, stringify } = JSON;
const write = writeSync;
const channel = 3;
const { wait } = Atomics;

const messages = createInterface({ input: new Socket({ fd: channel }) });
messages.on('line', (line) => take(parse(line) as PrepareMessage | StartMessage));
// The lab is gone: nobody waits for an answer.
messages.on('close', () => process.exit(0));
process.on('unhandledRejection', reject);
process.on('uncaughtException', reject);
// Node loads what it reads TypeScript with when it first does; this file may come from its cache.
stripTypeScriptTypes('');
goOnWhenComposeEnds();
nameTheUser();
send({ outcome: 'ready' });
flushCompileCache();

let started = false;
let engine: Promise<void> | undefined;

function take(message: PrepareMessage | StartMessage): void {
  // It takes one setup.
  if (started) return;
  Object.assign(process.env, message.env);
  engine ??= findEngine();
  if ('file' in message) void start(message);
}

async function start({ file, input }: StartMessage): Promise<void> {
  started = true;
  try {
    const loading = import(pathToFileURL(file).href) as Promise<{ default?: unknown }>;
    const [module] = await Promise.all([loading, engine]);
    if (typeof module.default !== 'function')
      throw new TypeError('setup.ts has to export one function: export default async function …');
    const returned: unknown = await (module.default as (input: unknown) => unknown)(input);
    await printed();
    send({ outcome: 'returned', things: thingsOf(returned) });
    // What it has begun and not waited for is not done by then: no luck decides whether it still is.
    rest();
  } catch (error) {
    reject(error);
  }
}

/**
 * Has testcontainers find the engine once, ahead of the setup: what a setup starts side by side would
 * do so as often, and wait half a second each time at a lock around it. Where it fails it fails again
 * in the setup, and is told there.
 */
async function findEngine(): Promise<void> {
  try {
    await getReaper(await getContainerRuntimeClient());
  } catch {
    // Told by the setup's own first call.
  }
}

/** Stands still until the lab ends this process; where the lab is gone it ends by itself. */
function rest(): never {
  wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5000);
  process.exit(0);
}

/** Resolves when everything printed so far has been read: it belongs to the outcome. */
async function printed(): Promise<void> {
  for (const stream of [process.stdout, process.stderr])
    await new Promise((resolve) => stream.write('', resolve));
}

/** Writes a line to the lab, all of it: the lab reads on until it has an answer. */
function send(message: Answer): void {
  for (let rest = Buffer.from(`${stringify(message)}\n`); rest.length > 0;)
    try {
      rest = rest.subarray(write(channel, rest));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') throw error;
    }
}

// A message is for reading; the lab takes no answer of any length.
const longest = 20_000;

function thingsOf(returned: unknown): Record<string, ReturnedObject> {
  if (typeof returned !== 'object' || returned === null) return {};
  return Object.fromEntries(Object.entries(returned).map(([key, value]) => [key, thingOf(value)]));
}

function thingOf(value: unknown): ReturnedObject {
  if (value instanceof StartedDockerComposeEnvironment)
    return { kind: 'compose', id: projectOf(value) };
  const { getId, getName, exec } = (value ?? {}) as Record<string, unknown>;
  if (typeof getId !== 'function') return { kind: 'other', id: typeof value };
  const kind =
    typeof getName === 'function' && typeof exec !== 'function' ? 'network' : 'container';
  return { kind, id: String((value as { getId: () => unknown }).getId()) };
}

/** What testcontainers keeps to itself: the name that it has given to Compose. */
function projectOf(environment: object): string {
  return (environment as { options: { projectName: string } }).options.projectName;
}

function reject(error: unknown): void {
  const { message, place } = explained(error);
  send({ outcome: 'rejected', message: message.slice(0, longest), place });
}
