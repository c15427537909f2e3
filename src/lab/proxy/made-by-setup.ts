import type { Run } from '../run/run.ts';
import { isRemoval, noteVolumes, refuseAnswered } from './volumes.ts';
import type { ApiRequest } from './api-request.ts';
import { noteLoaded } from './images.ts';

const making =
  /^POST \/(?:(containers|networks|volumes)\/create|containers\/[^/]+\/(exec)|images\/(load))$/;

/** True where the engine’s answer tells of something that has been made: it is short, and read first. */
export function makesSomething({ method, path }: ApiRequest): boolean {
  return making.test(`${method} ${path}`);
}

/** Cut off, the engine would go on with it, and be done when its run has been removed. */
export function hasToEnd(request: ApiRequest): boolean {
  return makesSomething(request) || isRemoval(`${request.method} ${request.path}`);
}

/** Notes what the engine has made. Rejects where it was there before, and is somebody else’s. */
export async function noteMade(run: Run, request: ApiRequest, reply: string): Promise<void> {
  const { method, path, body } = request;
  const [, created, exec, load] = making.exec(`${method} ${path}`) ?? [];
  if (load) {
    noteLoaded(run, request, reply);
    return;
  }
  const made = JSON.parse(reply) as { Id?: string };
  if (created === 'volumes') refuseAnswered(run, made);
  const { Id: id } = made;
  if (!id) return;
  if (exec) run.made.execs.add(id);
  if (created === 'containers') {
    run.made.containers.add(id);
    await noteVolumes(run, id);
  }
  if (created !== 'networks') return;
  run.made.networks.add(id);
  run.made.networkNames.set(String(body?.['Name']), id);
}
