import type { NetworksFacts } from '../schema/schema.ts';
import { drawBus } from './network-lines.ts';
import { drawPaths } from './paths.ts';
import type { Drawing } from './drawing.ts';
import { drawPorts } from './ports.ts';

/** Which container sits on which network, what is published, and which ways are open. */
export function drawNetworks(facts: NetworksFacts, drawing: Drawing): string[] {
  const parts = [
    drawBus(facts, drawing.width),
    drawPorts(facts.containers, drawing.width),
    drawPaths(facts.paths, drawing),
  ];
  return parts
    .filter((lines) => lines.length > 0)
    .flatMap((lines, index) => (index === 0 ? lines : ['', ...lines]));
}
