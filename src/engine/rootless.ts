import type Docker from 'dockerode';

const known = new WeakMap<Docker, Promise<boolean>>();

/** True when an ordinary user runs the engine: what it publishes goes through RootlessKit. */
export function isRootless(docker: Docker): Promise<boolean> {
  const asked = known.get(docker) ?? hasRootlessKit(docker);
  known.set(docker, asked);
  return asked;
}

async function hasRootlessKit(docker: Docker): Promise<boolean> {
  const { Components: parts } = await docker.version();
  return parts.some(({ Name: name }) => name === 'rootlesskit');
}
