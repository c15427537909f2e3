import { mkdtempSync, rmSync } from 'node:fs';
import { request, type IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Check, Verdict } from '../../src/judge/verdict.ts';
import { loadKatas } from '../../src/katas/load.ts';
import { freePort } from '../../src/system/free-port.ts';
import { RecordedWatch } from '../../src/gallery/recorded-watch.ts';
import type { State, WatchEvent } from '../../src/watch/state/state.ts';
import type { WebOptions, WebView } from '../../src/watch/views/web/view.ts';
import { twoNetworks } from './pictures.ts';

const red = 'proxy cannot reach db by its name';

function check(name: string, status: Check['status'] = 'passed', message = ''): Check {
  const nothing = { observed: null, expected: null, help: null };
  return { ...nothing, name, status, message, ms: 200 };
}

const message = [
  'ran       curl http://db:8080/',
  'got       200 with the body "881c1e1c9ddd"',
  'expected  no connection',
  "see       docker inspect -f '{{json .NetworkSettings}}' db  → front, back",
  'read      https://docs.docker.com/engine/network/',
].join('\n');

/** A verdict on kata 43 as a run left it. */
export function recordedVerdict(own: Partial<Verdict> = {}): Verdict {
  return {
    ...{ version: 1, kata: '43-frontend-backend', attempt: 'yours', fingerprint: 'a' },
    ...{ status: 'failed', message: null, engine: null, images: [], ms: 2300 },
    checks: [check('proxy finds web, and web finds db'), check(red, 'failed', message)],
    pictures: { check: red, networks: twoNetworks, mounts: [], builds: [], images: null },
    ...own,
  };
}

/** The same kata, green. */
export function greenVerdict(): Verdict {
  const checks = ['proxy finds web, and web finds db', red].map((name) => check(name));
  return recordedVerdict({ status: 'passed', fingerprint: 'b', checks, pictures: null });
}

/** A live page that a test looks at, over a recorded watch at kata 43. */
export class LivePage {
  readonly kept: string;
  readonly #watch: RecordedWatch;

  private constructor(watch: RecordedWatch, kept: string) {
    this.#watch = watch;
    this.kept = kept;
  }

  static async open(
    options: Partial<WebOptions & { onBoard: boolean }> = {},
    kept = newFolder(),
  ): Promise<LivePage> {
    const katas = loadKatas();
    const kata = katas.find(({ number }) => number === '43');
    if (!kata) throw new Error('there is no kata 43');
    // Another port each time: a connection that the test before has left must not meet this page.
    const asked = { port: await freePort(), ...options, katas, kata, kept };
    return new LivePage(await RecordedWatch.open(asked), kept);
  }

  get view(): WebView {
    return this.#watch.view;
  }

  /** The keys that the page pressed. */
  get pressed(): string[] {
    return this.#watch.pressed;
  }

  get state(): State {
    return this.#watch.state;
  }

  get address(): string {
    return this.view.address;
  }

  get port(): number {
    return Number(new URL(this.address).port);
  }

  happened(event: WatchEvent): void {
    this.#watch.happened(event);
  }

  judged(verdict: Verdict): void {
    this.#watch.judged(verdict);
  }

  /** The page's text. */
  async text(path = ''): Promise<string> {
    return (await fetch(this.address + path)).text();
  }

  /** What a browser sends with a form. */
  post(path: string, fields: Record<string, string>): Promise<Response> {
    const body = new URLSearchParams(fields);
    return fetch(this.address + path, { method: 'POST', body, redirect: 'manual' });
  }

  close(): void {
    this.view.close();
    rmSync(this.kept, { recursive: true, force: true });
  }
}

function newFolder(): string {
  return mkdtempSync(join(tmpdir(), 'live-page-'));
}

/** An answer with the headers that `fetch` lets nobody choose: `Host`, `Origin`, `Sec-Fetch-Site`. */
export async function ask(
  address: string,
  headers: Record<string, string>,
  method = 'GET',
): Promise<{ status: number; text: string; headers: IncomingMessage['headers'] }> {
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
  request(address, { method, headers, agent: false }, resolve).on('error', reject).end();
  const answer = await promise;
  const text = (await answer.setEncoding('utf8').toArray()).join('');
  return { status: answer.statusCode ?? 0, text, headers: answer.headers };
}

/** Sends bytes as they are; resolves to what came until the server hung up. */
export async function sendRaw(port: number, text: string): Promise<string> {
  const socket = connect(port, '127.0.0.1').setEncoding('utf8');
  const { promise, resolve } = Promise.withResolvers<undefined>();
  let got = '';
  socket.on('data', (part: string) => (got += part)).on('error', () => undefined);
  socket.once('close', () => resolve(undefined));
  socket.write(text);
  await promise;
  return got;
}
