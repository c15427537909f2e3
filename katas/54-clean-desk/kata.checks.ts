import { randomInt } from 'node:crypto';
import { docs, type MatcherResult, type VolumeHandle } from '#lab';

/** A list of the stock: its numbers are others in every run. */
export interface List {
  name: string;
  text: string;
  sum: number;
}

/** Draws a list with so many numbers. */
export function drawList(name: string, length: number): List {
  const numbers = Array.from({ length }, () => randomInt(1, 1000));
  const sum = numbers.reduce((total, number) => total + number, 0);
  return { name, text: numbers.map((number) => `${number}\n`).join(''), sum };
}

/** Reads the sums in the stock. */
export const hasTheSumsOf =
  (lists: List[]) =>
  (stock: VolumeHandle): Promise<MatcherResult> =>
    holds(stock, new Map(lists.map(({ name, sum }) => [`${name}.sum`, String(sum)])));

/** Reads these files in a volume: what the spec has put there has to be there yet. */
export const stillHas =
  (files: { path: string; content: string }[]) =>
  (volume: VolumeHandle): Promise<MatcherResult> =>
    holds(volume, new Map(files.map(({ path, content }) => [path, content])));

async function holds(volume: VolumeHandle, wanted: Map<string, string>): Promise<MatcherResult> {
  const found = new Map(
    (await volume.files()).map(({ path, content }) => [path, content.trimEnd()]),
  );
  const [path = '', text = ''] =
    [...wanted].find(([path, text]) => found.get(path) !== text.trimEnd()) ?? [];
  return {
    pass: path === '',
    finding: {
      ran: `docker run --rm -v ${volume.name}:/volume debian:trixie-slim cat /volume/${path}`,
      got: found.has(path) ? found.get(path) || 'an empty file' : 'No such file or directory',
      expected: text,
      read: docs.volumes,
    },
  };
}
