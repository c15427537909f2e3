import type Docker from 'dockerode';
import type { Endpoint } from '../engine/endpoint.ts';
import { catalogue } from '../images/catalogue.ts';
import { imageState } from '../images/state.ts';
import { findLeftovers } from '../lab/run/orphans.ts';
import { openRun } from '../lab/run/run.ts';
import { removeRun } from '../lab/run/cleanup.ts';
import { error, ok, warning, type Diagnosis } from './diagnosis.ts';

/** What runs left behind whose process was killed. */
export async function examineLeftovers(docker: Docker): Promise<Diagnosis> {
  const leftovers = await findLeftovers(docker);
  const facts = { runs: leftovers.length };
  if (leftovers.length === 0) return ok('leftovers', 'none', facts);
  const text = `of ${leftovers.length} killed ${leftovers.length === 1 ? 'run' : 'runs'}`;
  return warning('leftovers', text, 'npm run dojo -- images (each command removes them)', facts);
}

/** How long it takes to create a container, run it to its end, and remove it. */
export async function examineHello(docker: Docker, endpoint: Endpoint): Promise<Diagnosis> {
  const image = await firstImage(docker);
  if (!image) return warning('container', 'no image to run one from', 'npm start');
  const run = openRun(endpoint, docker);
  const started = performance.now();
  try {
    const create = { Image: image, Entrypoint: [], Cmd: ['echo', 'hello'], Labels: run.labels };
    const container = await docker.createContainer(create);
    const ended = container.wait({ condition: 'next-exit' }) as Promise<{ StatusCode: number }>;
    await container.start();
    const { StatusCode: exitCode } = await ended;
    const ms = Math.round(performance.now() - started);
    const facts = { ms, exitCode };
    const text = `says hello in ${(ms / 1000).toFixed(1)} s`;
    if (exitCode !== 0)
      return error('container', `ended with exit code ${exitCode}`, 'docker info', facts);
    if (ms > 5000) return warning('container', text, 'end what keeps the machine busy', facts);
    return ok('container', text, facts);
  } finally {
    await removeRun(docker, run.id, run.folder);
  }
}

async function firstImage(docker: Docker): Promise<string | undefined> {
  for (const image of catalogue()) {
    const { kind } = await imageState(docker, image);
    if (kind !== 'absent') return image.reference;
  }
  return undefined;
}
