import assert from 'node:assert/strict';
import { createInterface } from 'node:readline';
import { PassThrough } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import type Docker from 'dockerode';
import type { ContainerCreateOptions } from 'dockerode';
import { waitFor } from '../system/wait-for.ts';

/** A request that {@link Toolbox.fetch} sends. */
export interface Request {
  method?: string;
  /** The request's body. */
  send?: string;
}

/** A container of the toolbox whose shell takes one command after the other. */
export class Toolbox {
  readonly id: string;
  readonly #stdin: NodeJS.WritableStream;
  readonly #lines: AsyncIterator<string>;
  #turn: Promise<unknown> = Promise.resolve();

  private constructor(id: string, stdin: NodeJS.WritableStream, lines: AsyncIterator<string>) {
    this.id = id;
    this.#stdin = stdin;
    this.#lines = lines;
  }

  static async open(
    docker: Docker,
    create: (options: ContainerCreateOptions) => Promise<Docker.Container>,
    networkMode: string,
  ): Promise<Toolbox> {
    const container = await create({
      OpenStdin: true,
      StdinOnce: true,
      HostConfig: { NetworkMode: networkMode },
    });
    const streams = { stdin: true, stdout: true, stderr: true };
    const stream = await container.attach({ stream: true, hijack: true, ...streams });
    await container.start();
    const stdout = new PassThrough();
    docker.modem.demuxStream(stream, stdout, new PassThrough());
    const lines = createInterface({ input: stdout })[Symbol.asyncIterator]();
    return new Toolbox(container.id, stream, lines);
  }

  /** Runs a line of shell; resolves to what it printed, without the last line break. */
  async ask(line: string): Promise<string> {
    // A probe may come while another is on its way: they take turns.
    const answer = this.#turn.then(async () => {
      this.#stdin.write(`${line}\n`);
      return (await this.#lines.next()).value as string;
    });
    this.#turn = answer;
    const [, output = ''] = (await answer).split(' ');
    return Buffer.from(output.slice(1), 'base64').toString().trimEnd();
  }

  /** Waits until something has come to a port that nobody has read: its server stands still. */
  async requestAt(port: number): Promise<void> {
    const isUnread = new RegExp(`^\\S+ +[1-9]\\d* +\\d+ +\\S+:${port} `, 'm');
    const came = await waitFor(async () => isUnread.test(await this.ask('ss -Hnt')) || undefined, {
      withinMs: 5000,
      everyMs: 5,
    });
    assert(came, `no request came to port ${port}`);
  }

  /** The same, and a moment more, in which nobody else has answered. */
  async requestInVainAt(port: number): Promise<void> {
    await this.requestAt(port);
    await pause(250);
  }

  /** Sends a request while its server stands still, beside which this is; it waits there in vain. */
  async askInVain(
    server: Docker.Container,
    port: number,
    send: () => Promise<unknown>,
  ): Promise<void> {
    await server.pause();
    const answer = send();
    await this.requestInVainAt(port);
    await server.unpause();
    await answer;
  }

  /** Whether a port takes a connection within half a second. */
  async reaches(host: string | undefined, port: number | string | undefined): Promise<boolean> {
    const knock = `socat -u /dev/null TCP4:${host}:${port},connect-timeout=0.5 && echo open`;
    return (await this.ask(knock)) === 'open';
  }

  /** Sends an HTTP request until the answer holds this text. */
  async fetch(url: string, text: string, { method, send }: Request = {}): Promise<string> {
    const words = [method && `-X ${method}`, send && `--data-binary '${send}'`].filter(Boolean);
    const line = `curl -s --noproxy '*' --max-time 5 ${words.join(' ')} ${url}`;
    const answer = await waitFor(
      async () => {
        const body = await this.ask(line);
        return body.includes(text) ? body : undefined;
      },
      { withinMs: 15_000, everyMs: 10 },
    );
    assert(answer !== undefined, `${url} did not answer with ${text}`);
    return answer;
  }

  /** The addresses that a name stands for here. */
  async resolve(name: string): Promise<string[]> {
    const lines = (await this.ask(`getent ahostsv4 ${name}`)).split('\n');
    return [...new Set(lines.map((line) => line.split(' ')[0] ?? ''))];
  }
}
