import type { Readable } from 'node:stream';

/**
 * Tells the instructions of a build as BuildKit reports them: `building step 3 of 6: RUN npm ci`.
 * Only news for somebody who waits: what a chunk of the stream cuts in two is left out.
 */
export function tellSteps(stderr: Readable, tell: (doing: string) => void): void {
  stderr.on('data', (chunk: Buffer) => {
    const names = [...chunk.toString().matchAll(/"name":\s*("(?:[^"\\]|\\.)*")/g)];
    const step = names.map(([, name = '""']) => stepOf(name)).findLast((found) => found !== null);
    if (step) tell(step);
  });
}

function stepOf(json: string): string | null {
  const [, stage, step, steps, instruction = ''] =
    /^\[(?:(\S+) )?\s*(\d+)\/(\d+)\] (.*)/.exec(JSON.parse(json) as string) ?? [];
  if (!step || !steps) return null;
  const where = stage ? `${stage}, step` : 'step';
  return `building ${where} ${step} of ${steps}: ${instruction.slice(0, 60)}`;
}
