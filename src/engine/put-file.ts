import type Docker from 'dockerode';
import { pack } from 'tar-stream';

/** Writes a file into a container, also into one that has not been started; `path` is from its root. */
export async function putFile(
  container: Docker.Container,
  path: string,
  text: string,
): Promise<void> {
  const archive = pack();
  archive.entry({ name: path }, text);
  archive.finalize();
  const stream = archive as unknown as NodeJS.ReadableStream;
  await container.putArchive(stream, { path: '/' });
}
