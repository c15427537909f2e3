import type Docker from 'dockerode';
import { catalogue } from '../../images/catalogue.ts';

/**
 * Listens, for as long as a run takes, for names of the dojo's own images that are given to another
 * image. A build can do that past every rule of the socket, and what probes and builds stand on
 * would then be the attempt's own work.
 */
export class ImageWatch {
  readonly #changed = new Set<string>();
  #end: () => void = () => undefined;

  /** Resolves when the engine's events come in: from then on nothing is missed. */
  static async open(docker: Docker): Promise<ImageWatch> {
    const watch = new ImageWatch();
    const events = (await docker.getEvents({
      filters: { type: ['image'], event: ['tag', 'untag', 'delete', 'load', 'import'] },
    })) as NodeJS.ReadableStream & { destroy: () => void };
    let text = '';
    events.on('data', (chunk: Buffer) => {
      const lines = (text + chunk.toString()).split('\n');
      text = (lines.pop() ?? '').slice(-1_000_000);
      for (const line of lines) watch.#hear(line);
    });
    events.on('error', () => undefined);
    watch.#end = () => events.destroy();
    return watch;
  }

  /** The names that no longer stand for what they stood for. */
  get changed(): string[] {
    return [...this.#changed];
  }

  close(): void {
    this.#end();
  }

  #hear(line: string): void {
    const { Actor: actor } = JSON.parse(line) as { Actor?: { Attributes?: { name?: string } } };
    const name = actor?.Attributes?.name ?? '';
    const plain = name.replace(/^(?:docker\.io\/)?(?:library\/)?/, '');
    const image = catalogue().find(({ reference }) => reference === plain);
    if (image) this.#changed.add(image.name);
  }
}
