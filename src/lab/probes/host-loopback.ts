import type Docker from 'dockerode';
import { isRootless } from '../../engine/rootless.ts';

const otherLoopback = /(?<=^|https?:\/\/|\bTCP4?:)127\.(?!0\.0\.1:)\d+\.\d+\.\d+(?=:\d)/;

/**
 * A command for the engine's host, with the addresses at which that takes what is published. The host of a
 * rootless engine takes at 127.0.0.1 what is published at 127.0.0.2: that one is RootlessKit's, outside.
 */
export async function whereHostTakes(docker: Docker, argv: string[]): Promise<string[]> {
  const asked = argv.map(atUsualLoopback);
  return asked.join() === argv.join() || !(await isRootless(docker)) ? argv : asked;
}

/** `http://127.0.0.2:8080/` → `http://127.0.0.1:8080/`; an address that a request comes from stays. */
export function atUsualLoopback(word: string): string {
  return word.replace(otherLoopback, '127.0.0.1');
}
