import { ask } from '../../../engine/request.ts';
import type { BuildStep } from '../../run/trace.ts';
import { instructionsOf } from './steps.ts';

/** A record of the builder’s cache: what one step has made, a cache mount, or files of a context. */
export interface CacheRecord {
  ID: string;
  /** A step’s name as it was in the build that made it: `[2/4] COPY shop.mjs ./`. */
  Description: string;
  InUse: boolean;
  Parents?: string[];
  /** So does dockerd spell it. */
  ' Parents'?: string[];
}

/**
 * All that the builder keeps, of whatever build.
 * @param host the engine’s address
 */
export async function cacheRecords(host: string): Promise<CacheRecord[]> {
  // dockerode’s own call would ask for images and volumes as well.
  const { status, body } = await ask(host, 'GET', '/system/df?type=build-cache');
  if (status !== 200) throw new Error(`the engine does not tell what its builder keeps: ${status}`);
  return (body as { BuildCache: CacheRecord[] | null }).BuildCache ?? [];
}

/**
 * Removes records, but for those that are in use: `docker builder prune --filter id=…`, which takes one
 * at a time, and none on which another stands.
 */
export async function removeRecords(host: string, records: CacheRecord[]): Promise<void> {
  for (let removed = true; removed;) {
    removed = false;
    for (const { ID } of records) removed = (await isRemoved(host, ID)) || removed;
  }
}

async function isRemoved(host: string, id: string): Promise<boolean> {
  const filters = JSON.stringify({ id: [id] });
  const path = `/build/prune?${new URLSearchParams({ all: 'true', filters })}`;
  const { status, body } = await ask(host, 'POST', path);
  if (status !== 200) throw new Error(`the builder removes nothing: ${status}`);
  return ((body as { CachesDeleted?: string[] | null }).CachesDeleted ?? []).length > 0;
}

/**
 * Removes what the cache holds for the instructions of a build, and what was built on it, so that they
 * are run anew. `--no-cache` would not do: it takes a WORKDIR from the cache.
 */
export async function forgetSteps(host: string, steps: BuildStep[]): Promise<void> {
  const texts = instructionsOf(steps).map(({ text }) => text);
  const records = await cacheRecords(host);
  const lost = new Set<string>();
  const isLost = (record: CacheRecord) =>
    texts.some((text) => isMadeBy(text, record)) ||
    (record.Parents ?? record[' Parents'] ?? []).some((parent) => lost.has(parent));
  // They come in no order: what stands on another is found once that one is.
  for (let known = -1; known < lost.size;) {
    known = lost.size;
    for (const record of records) if (isLost(record)) lost.add(record.ID);
  }
  await removeRecords(
    host,
    records.filter(({ ID }) => lost.has(ID)),
  );
}

/** True for what this instruction has made, in whichever build. Of a RUN, the record has the command alone. */
function isMadeBy(instruction: string, { Description: text }: CacheRecord): boolean {
  const [, command] = /^mount \/ from exec (?:\/bin\/sh -c )?(.+)$/s.exec(text) ?? [];
  if (command !== undefined) return /^RUN\b/i.test(instruction) && instruction.endsWith(command);
  return text.replace(/^\[[^\]]*\] /, '') === instruction;
}
