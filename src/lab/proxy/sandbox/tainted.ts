import type { ApiRequest } from '../api-request.ts';
import { ask } from '../../../engine/request.ts';
import type { Run } from '../../run/run.ts';

const building = /^POST \/(?:build|session|grpc|commit|images\/.+)$/;
const looking = /^(?:GET|HEAD) \/system\/df$/;

let emptied: Promise<unknown> | undefined;

/**
 * Takes note where a setup asks for more of the engine than a run takes back: what lies in its build
 * cache and its store of images no label names. The engine is not to judge another kata then. The
 * cache is emptied first: it begins with what right answers build, and tells it.
 */
export async function spendOn(run: Run, { method, path }: ApiRequest): Promise<void> {
  const line = `${method} ${path}`;
  if (!building.test(line) && !looking.test(line)) return;
  emptied ??= ask(run.endpoint.host, 'POST', '/build/prune?all=true');
  await emptied;
}

/** True when the sandbox that this process judges in has to be made anew before the next kata. */
export function isSpent(): boolean {
  return emptied !== undefined;
}
