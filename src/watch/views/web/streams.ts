/** What a page gets in one go: the regions that are another now, by the id of their element. */
export type Regions = Record<string, string>;

/** What a stream has been sent, and what it gets: all that has changed since. */
interface Source {
  /** Names the state that is shown now. */
  id: () => string;
  regions: () => Regions;
}

const beatMs = 15_000;
export const mostStreams = 32;

/** The open streams of pages: each gets what has changed, as fast as it takes it. */
export class Streams {
  readonly #open = new Set<Stream>();
  readonly #beating = setInterval(() => this.#each((stream) => stream.beat()), beatMs);

  /** A stream for one page; null when there are too many. */
  open(source: Source, lastSeen: string | null): ReadableStream<Uint8Array> | null {
    if (this.#open.size >= mostStreams) return null;
    const stream = new Stream(source, lastSeen, () => this.#open.delete(stream));
    this.#open.add(stream);
    return stream.readable;
  }

  get size(): number {
    return this.#open.size;
  }

  /** Something has changed. */
  changed(): void {
    this.#each((stream) => stream.flush());
  }

  close(): void {
    clearInterval(this.#beating);
    this.#each((stream) => stream.close());
  }

  #each(work: (stream: Stream) => void): void {
    for (const stream of [...this.#open]) work(stream);
  }
}

class Stream {
  readonly readable: ReadableStream<Uint8Array>;
  readonly #source: Source;
  readonly #gone: () => void;
  #controller: ReadableStreamDefaultController<Uint8Array> | undefined;
  #sent: Regions = {};
  #lastId: string | null;

  constructor(source: Source, lastSeen: string | null, gone: () => void) {
    this.#source = source;
    this.#lastId = lastSeen;
    this.#gone = gone;
    // A page that is back, and has missed nothing, is sent nothing.
    if (lastSeen === source.id()) this.#sent = source.regions();
    this.readable = new ReadableStream({
      start: (controller) => {
        this.#controller = controller;
        this.#write('retry: 1000\n\n');
      },
      // Whoever reads slowly gets the latest, and not all that was between.
      pull: () => this.flush(),
      cancel: () => this.#gone(),
    });
  }

  flush(): void {
    if ((this.#controller?.desiredSize ?? 0) <= 0) return;
    const id = this.#source.id();
    if (id === this.#lastId) return;
    this.#lastId = id;
    const now = this.#source.regions();
    const changed = Object.entries(now).filter(([name, html]) => this.#sent[name] !== html);
    this.#sent = now;
    if (changed.length === 0) return;
    this.#write(`id: ${id}\ndata: ${JSON.stringify(Object.fromEntries(changed))}\n\n`);
  }

  beat(): void {
    if ((this.#controller?.desiredSize ?? 0) > 0) this.#write('event: beat\ndata:\n\n');
  }

  close(): void {
    this.#gone();
    this.#controller?.close();
    this.#controller = undefined;
  }

  #write(text: string): void {
    this.#controller?.enqueue(new TextEncoder().encode(text));
  }
}
