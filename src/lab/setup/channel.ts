import type { Duplex } from 'node:stream';
import { answer, answerLimit } from './protocol.ts';
import type { Answer, PrepareMessage, StartMessage } from './protocol.ts';

/** What came through the channel: an answer, or something that is none. */
export type Heard = Answer | { outcome: 'babbled'; said: string };

/**
 * The lab’s end of the way to a setup’s process: a line of JSON for each message. Not Node’s own way
 * between processes: the learner’s code shares the other end, and that way takes whatever it is told,
 * to any length, for a message of Node’s. Here the first thing that is no answer is the last.
 */
export class Channel {
  readonly #stream: Duplex;
  #unread = '';
  #over = false;
  readonly #hear: (heard: Heard) => void;

  constructor(stream: Duplex, hear: (heard: Heard) => void) {
    this.#stream = stream;
    this.#hear = hear;
    stream.setEncoding('utf8');
    stream.on('data', (text: string) => this.#take(text));
    // Its other end has closed: whoever waits learns it from the process.
    stream.on('error', () => undefined);
  }

  send(message: PrepareMessage | StartMessage): void {
    this.#stream.write(`${JSON.stringify(message)}\n`);
  }

  #take(text: string): void {
    if (this.#over) return;
    const lines = (this.#unread + text).split('\n');
    this.#unread = lines.pop() ?? '';
    for (const line of lines) this.#read(line);
    if (this.#unread.length > answerLimit) this.#babbled(`more than ${answerLimit / 1e6} MB`);
  }

  #read(line: string): void {
    if (this.#over) return;
    const parsed = line.length > answerLimit ? null : answer.safeParse(parse(line));
    if (parsed?.success) this.#hear(parsed.data);
    else this.#babbled(JSON.stringify(line.slice(0, 100)));
  }

  #babbled(said: string): void {
    this.#over = true;
    this.#unread = '';
    this.#stream.destroy();
    this.#hear({ outcome: 'babbled', said });
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
