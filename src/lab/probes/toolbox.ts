import { createInterface, type Interface } from 'node:readline';
import { PassThrough } from 'node:stream';
import type Docker from 'dockerode';
import type { HostConfig } from 'dockerode';
import { CannotJudge } from '../../errors/errors.ts';
import { referenceOf } from '../../images/catalogue.ts';
import type { Run } from '../run/run.ts';
import type { Route } from '../run/trace.ts';
import { attach } from '../../engine/attach.ts';

/** What a command in the toolbox came to. */
export interface ProbeResult {
  /** The command as a person would type it. */
  command: string;
  exitCode: number;
  stdout: string;
  stderr: string;
}

/**
 * Runs a command of the toolbox somewhere.
 * @param routeOf what the result tells of a way that the command tried, for pictures; left out where
 *   it tries none
 */
export type Probe = (
  argv: string[],
  routeOf?: (result: ProbeResult) => Route,
) => Promise<ProbeResult>;

/**
 * A toolbox container in somebody's network namespace, with one shell that takes command after
 * command: a fork costs a millisecond, an exec through the engine fifty.
 */
export class Toolbox {
  /** The toolbox itself. */
  readonly container: Docker.Container;
  readonly #stdin: NodeJS.WritableStream;
  readonly #answers: AsyncIterator<string>;
  #turn: Promise<unknown> = Promise.resolve();

  private constructor(container: Docker.Container, stdin: NodeJS.WritableStream, lines: Interface) {
    this.container = container;
    this.#stdin = stdin;
    this.#answers = lines[Symbol.asyncIterator]();
  }

  /**
   * Starts a toolbox with this network mode: `container:<id>`, `host`, or a network's name.
   * @param more what else it is given, where it has to see more than a network
   */
  static async open(run: Run, networkMode: string, more: HostConfig = {}): Promise<Toolbox> {
    const container = await run.docker.createContainer({
      Image: referenceOf('docker-dojo/toolbox'),
      Labels: run.labLabels,
      OpenStdin: true,
      StdinOnce: true,
      HostConfig: { NetworkMode: networkMode, CapDrop: ['ALL'], ...more },
    });
    const stream = await attach(run.endpoint.host, container.id);
    try {
      await container.start();
    } catch (error) {
      // What it should have joined has ended; an open stream would keep this process from ending.
      stream.destroy();
      throw error;
    }
    const stdout = new PassThrough();
    run.docker.modem.demuxStream(stream, stdout, new PassThrough());
    stream.on('end', () => stdout.end());
    stream.on('error', () => stdout.end());
    return new Toolbox(container, stream, createInterface({ input: stdout }));
  }

  /** Runs one command; commands take turns. */
  run(argv: string[]): Promise<ProbeResult> {
    const result = this.#turn.then(() => this.#ask(argv));
    this.#turn = result.catch(() => undefined);
    return result;
  }

  async #ask(argv: string[]): Promise<ProbeResult> {
    const command = argv.map(quote).join(' ');
    this.#stdin.write(`${command}\n`);
    const answer = await this.#answers.next();
    const [code, stdout, stderr] = answer.done ? [] : answer.value.split(' ');
    if (code === undefined || stdout === undefined || stderr === undefined)
      throw new CannotJudge({
        failed: 'The lab’s toolbox stopped answering in the middle of a probe',
        command,
        next: ['run the kata again; if it stays, npm run dojo -- doctor'],
      });
    return { command, exitCode: Number(code), stdout: decode(stdout), stderr: decode(stderr) };
  }
}

/** A word as a shell takes it. */
export function quote(word: string): string {
  // One command is one line: a line break in a word is written as its escape.
  if (/[\n\r]/.test(word)) return `$${quotedEscapes(word)}`;
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}

function quotedEscapes(word: string): string {
  const escaped = word.replaceAll('\\', '\\\\').replaceAll("'", "\\'");
  return `'${escaped.replaceAll('\n', '\\n').replaceAll('\r', '\\r')}'`;
}

function decode(field: string): string {
  return Buffer.from(field.slice(1), 'base64').toString();
}
