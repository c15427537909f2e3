import { mkdtempSync, rmSync } from 'node:fs';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { connection } from '../../src/engine/endpoint.ts';

const headEnd = '\r\n\r\n';
const latenessMs = 20;

/** A way to an engine on which what follows the head of a request comes a moment after it. */
export class EngineProxy {
  readonly #folder = mkdtempSync(join(tmpdir(), 'docker-dojo-proxy-'));
  readonly #server: Server;
  readonly #open = new Set<Socket>();

  private constructor(engine: string) {
    this.#server = createServer((client) => {
      const upstream = connect(connection(engine).socketPath ?? '');
      upstream.pipe(client);
      void this.#passInPieces(client, upstream);
      for (const socket of [client, upstream])
        socket.on('error', () => socket.destroy()).on('close', () => client.destroy());
      this.#open.add(client).add(upstream);
    });
  }

  static async open(engine: string): Promise<EngineProxy> {
    const proxy = new EngineProxy(engine);
    await new Promise<void>((resolve) => proxy.#server.listen(proxy.#path, resolve));
    return proxy;
  }

  /** For DOCKER_HOST. */
  get host(): string {
    return `unix://${this.#path}`;
  }

  close(): void {
    for (const socket of this.#open) socket.destroy();
    this.#server.close();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  get #path(): string {
    return join(this.#folder, 'docker.sock');
  }

  async #passInPieces(client: Socket, upstream: Socket): Promise<void> {
    try {
      for await (const chunk of client as AsyncIterable<Buffer>) {
        const end = chunk.indexOf(headEnd) + headEnd.length;
        upstream.write(chunk.subarray(0, end));
        // Nothing is a write, too: it fails where the engine has answered and closed meanwhile.
        if (end === chunk.length) continue;
        await after(latenessMs);
        upstream.write(chunk.subarray(end));
      }
      upstream.end();
    } catch {
      // The client has gone.
    }
  }
}
