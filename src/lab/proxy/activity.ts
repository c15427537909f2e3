import type { Run } from '../run/run.ts';
import type { ApiRequest } from './api-request.ts';

/** Tells what a request that changes something asks of the engine, if it is worth telling. */
export function tellOf(run: Run, { method, path, query, body }: ApiRequest): void {
  if (method !== 'POST') return;
  if (path === '/containers/create') run.tell(`starting ${textOf(body?.['Image'])}`);
  if (path === '/networks/create') run.tell('making a network');
  if (path === '/volumes/create') run.tell('making a volume');
  if (path === '/images/create') run.tell(`pulling ${textOf(query.get('fromImage'))}`);
  if (path === '/build') run.tell('building an image');
}

function textOf(value: unknown): string {
  return typeof value === 'string' && value ? value.slice(0, 80) : 'a container';
}
