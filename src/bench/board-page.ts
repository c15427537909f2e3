/** The teacher’s page, as its stream brings it. */
export class BoardPage {
  /** Milliseconds from each post until the page showed it. */
  readonly behind: number[] = [];
  readonly #expected = new Map<string, { checks: number; since: number }>();
  readonly #leave = new AbortController();

  static async open(teacher: string): Promise<BoardPage> {
    const page = new BoardPage();
    const { body } = await fetch(`${teacher}events`, { signal: page.#leave.signal });
    if (body) void page.#read(body).catch(() => undefined);
    return page;
  }

  get waiting(): number {
    return this.#expected.size;
  }

  expects(seat: string, checks: number): void {
    this.#expected.set(seat, { checks, since: performance.now() });
  }

  close(): void {
    this.#leave.abort();
  }

  async #read(body: ReadableStream<Uint8Array>): Promise<void> {
    let text = '';
    const decoder = new TextDecoder();
    for await (const part of body) {
      text += decoder.decode(part, { stream: true });
      const events = text.split('\n\n');
      text = events.pop() ?? '';
      for (const event of events) this.#shown(event);
    }
  }

  #shown(event: string): void {
    const now = performance.now();
    for (const [, seat = '', checks] of event.matchAll(/"seat-(\w+)":".*?of (\d+)<\/small>/gs)) {
      const expected = this.#expected.get(seat);
      if (expected?.checks !== Number(checks)) continue;
      this.behind.push(now - expected.since);
      this.#expected.delete(seat);
    }
  }
}
