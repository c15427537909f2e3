import type Docker from 'dockerode';
import { catalogue } from '../images/catalogue.ts';

/**
 * Listens, for as long as a run takes, for names of the dojo's own images that are given to another
 * image, and compares at its end. A build can do that past every rule of the socket, and what probes
 * and builds stand on would then be the attempt's own work.
 */
export class ImageGuard {
  readonly #docker: Docker;
  readonly #before: Map<string, string>;
  readonly #changed = new Set<string>();
  #end: () => void = () => undefined;

  private constructor(docker: Docker, before: Map<string, string>) {
    this.#docker = docker;
    this.#before = before;
  }

  /** Resolves when the engine's events come in: from then on nothing is missed. */
  static async open(docker: Docker): Promise<ImageGuard> {
    const watch = new ImageGuard(docker, await idsByName(docker));
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

  /** Stops listening; resolves to the names that have not stood for what they stood for all the time. */
  async end(): Promise<string[]> {
    this.close();
    const now = await idsByName(this.#docker);
    for (const { name, reference } of catalogue())
      if (now.get(reference) !== this.#before.get(reference)) this.#changed.add(name);
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

async function idsByName(docker: Docker): Promise<Map<string, string>> {
  const images = await docker.listImages();
  return new Map(
    images.flatMap(({ Id, RepoTags }) => (RepoTags ?? []).map((name) => [name, Id] as const)),
  );
}
