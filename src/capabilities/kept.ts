import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type Docker from 'dockerode';
import type { Need } from '../katas/kata.ts';
import type { Endpoint } from '../engine/endpoint.ts';
import { dojoHome } from '../system/paths.ts';

/** What is known of one engine: null where it has something, else why not. */
export type Answers = Partial<Record<Need, string | null>>;

/** What was found out of this engine, in this version of it, before. */
export async function keptAnswers(endpoint: Endpoint, docker: Docker): Promise<Answers> {
  return read()[await keyOf(endpoint, docker)] ?? {};
}

/** Keeps what was found out. Of two processes that do so at once one may find it out again. */
export async function keepAnswer(
  endpoint: Endpoint,
  docker: Docker,
  need: Need,
  answer: string | null,
): Promise<void> {
  const key = await keyOf(endpoint, docker);
  const all = read();
  const beside = `${file()}.${process.pid}`;
  mkdirSync(dirname(file()), { recursive: true });
  writeFileSync(beside, JSON.stringify({ ...all, [key]: { ...all[key], [need]: answer } }));
  renameSync(beside, file());
}

function read(): Record<string, Answers> {
  try {
    return JSON.parse(readFileSync(file(), 'utf8')) as Record<string, Answers>;
  } catch {
    return {};
  }
}

function file(): string {
  return join(dojoHome(), 'capabilities.json');
}

/** Goes up when a probe asks otherwise than before: what it found out then counts no more. */
const edition = 3;

async function keyOf({ host, beyond }: Endpoint, docker: Docker): Promise<string> {
  const text = JSON.stringify([edition, beyond ?? host, await docker.version()]);
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}
