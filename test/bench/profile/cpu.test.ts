import { setTimeout } from 'node:timers/promises';
import { frameOf, onProcessor, type Frame } from '../../../src/bench/profile/cpu.ts';

function find(frame: Frame, name: string): Frame | undefined {
  if (frame.name === name) return frame;
  return frame.below.map((one) => find(one, name)).find(Boolean);
}

test('what works has its time, and what waits has none', async () => {
  const busyWork = () => {
    const until = performance.now() + 60;
    while (performance.now() < until);
  };
  let took = 0;
  const frame = await onProcessor(async () => {
    const before = performance.now();
    busyWork();
    await setTimeout(200);
    took = performance.now() - before;
  });
  // On a busy machine the work takes longer: V8 goes by the clock. The waiting is never in it.
  expect(find(frame, 'busyWork')?.ms).toBeGreaterThan(30);
  expect(find(frame, 'busyWork')?.file).toMatch(/cpu\.test\.ts$/);
  expect(frame.ms).toBeLessThan(took - 150);
});

test('a function that two nodes have below the same caller is one frame; waiting is none', () => {
  const node = (id: number, functionName: string, children: number[] = []) => ({
    ...{
      id,
      children,
      callFrame: {
        functionName,
        url: 'file:///a.ts',
        scriptId: '1',
        lineNumber: 1,
        columnNumber: 1,
      },
    },
  });
  const nodes = [
    node(1, '(root)', [2, 3, 4]),
    node(2, 'a', [5]),
    node(3, 'a'),
    node(4, '(idle)'),
    node(5, ''),
  ];
  const profile = {
    nodes,
    startTime: 0,
    endTime: 9,
    samples: [2, 3, 4, 5],
    timeDeltas: [1000, 2000, 9000, 4000],
  };
  expect(frameOf(profile)).toEqual({
    ...{ name: 'this process', file: '', ms: 7 },
    below: [
      {
        ...{ name: 'a', file: 'file:///a.ts', ms: 7 },
        below: [{ name: '(anonymous)', file: 'file:///a.ts', ms: 4, below: [] }],
      },
    ],
  });
});
