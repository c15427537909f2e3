import type Docker from 'dockerode';

/** Gives an image, by its id or one of its names, a name with a tag. */
export async function tagImage(docker: Docker, image: string, reference: string): Promise<void> {
  const colon = reference.lastIndexOf(':');
  const [repo, tag] = [reference.slice(0, colon), reference.slice(colon + 1)];
  await docker.getImage(image).tag({ repo, tag });
}
