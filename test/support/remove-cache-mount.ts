import { ask } from '../../src/engine/request.ts';
import type { Run } from '../../src/lab/run/run.ts';

/** Has the builder remove one cache mount, as one that is full does by itself. */
export async function removeCacheMount({ endpoint }: Run, { ID }: { ID: string }): Promise<void> {
  const filters = JSON.stringify({ id: [ID] });
  const path = `/build/prune?${new URLSearchParams({ all: 'true', filters })}`;
  const { status } = await ask(endpoint.host, 'POST', path);
  if (status !== 200) throw new Error(`the builder removed nothing: ${status}`);
}
