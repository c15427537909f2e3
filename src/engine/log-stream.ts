import type Docker from 'dockerode';
import { isRefusal, wordsOfRefusal } from './client.ts';

/**
 * The text of a container's log. The engine frames each chunk with eight bytes (stream, size), both
 * streams in the order in which they came; a container with a terminal has no frames.
 */
export function readLog(log: Buffer): string {
  if (log.length > 0 && (log[0] ?? 0) > 2) return log.toString();
  let text = '';
  for (let at = 0; at + 8 <= log.length;) {
    const size = log.readUInt32BE(at + 4);
    text += log.subarray(at + 8, at + 8 + size).toString();
    at += 8 + size;
  }
  return text;
}

/**
 * The last lines that a container has printed, both streams. The engine keeps none of one with another
 * log driver: it says so then, and what it says is in the lines' place.
 */
export async function lastLog(container: Docker.Container, lines: number): Promise<string> {
  try {
    return readLog(await container.logs({ stdout: true, stderr: true, tail: lines }));
  } catch (error) {
    if (!isRefusal(error)) throw error;
    return `(the engine shows no log of it: ${wordsOfRefusal(error)})`;
  }
}

/** A log without the stack frames of Node.js: a dozen of them push the error out of sight. */
export function withoutFrames(log: string): string {
  return log
    .split('\n')
    .filter((line) => line.trim() !== '' && !/^\s+at /.test(line))
    .join('\n');
}
