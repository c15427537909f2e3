import { Session, type Profiler } from 'node:inspector/promises';

/** A function in the stacks of a process, with what it called. */
export interface Frame {
  name: string;
  /** The file that has it; empty for what is Node’s own. */
  file: string;
  /** Milliseconds on the processor, in it and in all below it. */
  ms: number;
  below: Frame[];
}

/** How often the stack is looked at, in microseconds. */
const everyUs = 500;
// Not work: what V8 calls the time in which this process waits.
const idle = new Set(['(idle)', '(program)']);

/** Runs something while V8 looks at the stack; resolves to where the processor’s time went. */
export async function onProcessor(work: () => Promise<unknown>): Promise<Frame> {
  const session = new Session();
  session.connect();
  try {
    await session.post('Profiler.enable');
    await session.post('Profiler.setSamplingInterval', { interval: everyUs });
    await session.post('Profiler.start');
    await work();
    const { profile } = await session.post('Profiler.stop');
    return frameOf(profile);
  } finally {
    session.disconnect();
  }
}

/** The stacks of a profile as one tree; the same function called from the same place is one frame. */
export function frameOf({ nodes, samples = [], timeDeltas = [] }: Profiler.Profile): Frame {
  const own = new Map<number, number>();
  for (const [index, id] of samples.entries())
    own.set(id, (own.get(id) ?? 0) + (timeDeltas[index] ?? 0) / 1000);
  const known = new Map(nodes.map((node) => [node.id, node]));
  const build = (ids: number[]): Frame[] => {
    const frames = new Map<string, { frame: Frame; own: number; children: number[] }>();
    for (const id of ids) {
      const node = known.get(id);
      // What it takes to look is not the judging's.
      if (!node || node.callFrame.url === 'node:inspector') continue;
      const { functionName, url } = node.callFrame;
      if (idle.has(functionName)) continue;
      const key = `${functionName} ${url}`;
      const entry = frames.get(key) ?? {
        frame: { name: functionName || '(anonymous)', file: url, ms: 0, below: [] },
        own: 0,
        children: [],
      };
      entry.own += own.get(id) ?? 0;
      entry.children.push(...(node.children ?? []));
      frames.set(key, entry);
    }
    return [...frames.values()].map(({ frame, own: ms, children }) => {
      const below = build(children);
      return { ...frame, below, ms: ms + sumOf(below) };
    });
  };
  const [root] = nodes;
  const below = build(root?.children ?? []);
  return { name: 'this process', file: '', ms: sumOf(below), below };
}

function sumOf(frames: Frame[]): number {
  return frames.reduce((sum, { ms }) => sum + ms, 0);
}
