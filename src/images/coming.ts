import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { dojoHome } from '../system/paths.ts';
import { isAlive, ownProcess, readProcessId, writeProcessId } from '../system/process-id.ts';

const coming = z.strictObject({ process: z.string(), images: z.array(z.string()) });

function file(): string {
  return join(dojoHome(), 'images-coming.json');
}

/**
 * Says that this process brings these images, by reference: whoever needs one of them waits for it.
 * @returns what takes that back
 */
export function announceComing(images: string[]): () => void {
  const text = JSON.stringify({ process: writeProcessId(ownProcess()), images });
  mkdirSync(dirname(file()), { recursive: true });
  writeFileSync(file(), text);
  return () => {
    // Another process may have begun since.
    if (contentOf(file()) === text) rmSync(file(), { force: true });
  };
}

/** The images that a process of this home is bringing just now, by reference. */
export function imagesComing(): string[] {
  const { data } = coming.safeParse(parsed(contentOf(file())));
  const process = readProcessId(data?.process ?? '');
  return data && process && isAlive(process) ? data.images : [];
}

function contentOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
