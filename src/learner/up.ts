import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { isAlive, ownProcess, readProcessId, writeProcessId } from '../system/process-id.ts';
import { dojoHome } from '../system/paths.ts';

const upFile = z.object({
  /** The kata’s name without its number. */
  name: z.string(),
  /** As people call it: `41 Call me by name`. */
  title: z.string(),
  /** Who keeps it running, as {@link writeProcessId} wrote it. */
  process: z.string(),
  /** What there is to look at. */
  text: z.string(),
});

/** A kata whose containers a process keeps running. */
export type UpKata = z.infer<typeof upFile>;

const folder = () => join(dojoHome(), 'up');
const fileOf = (name: string) => join(folder(), `${name}.json`);

/** Notes that this process keeps a kata’s containers running, until it ends. */
export function noteUp(up: Omit<UpKata, 'process'>): void {
  mkdirSync(folder(), { recursive: true });
  const noted: UpKata = { ...up, process: writeProcessId(ownProcess()) };
  writeFileSync(fileOf(up.name), JSON.stringify(noted));
  process.once('exit', () => rmSync(fileOf(up.name), { force: true }));
}

/** The katas that are up; what a killed process had noted is forgotten. */
export function katasUp(): UpKata[] {
  return filesIn(folder()).flatMap((file) => {
    const up = read(join(folder(), file));
    const owner = readProcessId(up?.process ?? '');
    if (up && owner && isAlive(owner)) return [up];
    rmSync(join(folder(), file), { force: true });
    return [];
  });
}

function filesIn(path: string): string[] {
  try {
    return readdirSync(path);
  } catch {
    return [];
  }
}

function read(file: string): UpKata | null {
  try {
    return upFile.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return null;
  }
}
