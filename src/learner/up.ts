import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import {
  isAlive,
  ownProcess,
  readProcessId,
  writeProcessId,
  type ProcessId,
} from '../system/process-id.ts';
import { writeStateFile } from '../system/state-files.ts';
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

type UpFile = z.infer<typeof upFile>;

/** A kata whose containers a process keeps running. */
export interface UpKata extends Omit<UpFile, 'process'> {
  owner: ProcessId;
}

const folder = () => join(dojoHome(), 'up');
const fileOf = (name: string) => join(folder(), `${name}.json`);

/** Notes that this process keeps a kata’s containers running, until it ends. */
export function noteUp(up: Omit<UpKata, 'owner'>): void {
  const noted: UpFile = { ...up, process: writeProcessId(ownProcess()) };
  writeStateFile(fileOf(up.name), JSON.stringify(noted));
  process.once('exit', () => rmSync(fileOf(up.name), { force: true }));
}

/** The katas that are up; what a killed process had noted is forgotten. */
export function katasUp(): UpKata[] {
  return filesIn(folder()).flatMap((file) => {
    const up = read(join(folder(), file));
    const owner = readProcessId(up?.process ?? '');
    if (up && owner && isAlive(owner)) return [{ ...up, owner }];
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

function read(file: string): UpFile | null {
  try {
    return upFile.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return null;
  }
}
