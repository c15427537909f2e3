/** A row of an image's history, as the engine has it: the newest first, some without a layer. */
export interface HistoryRow {
  CreatedBy: string;
  Size: number;
}

/** What the history says of one layer. */
export interface LayerRow {
  /** The instruction as a Dockerfile has it: `RUN npm ci`. */
  createdBy: string;
  /** What the engine counts, in bytes. */
  bytes: number;
}

/**
 * The history's rows of the layers, the lowest first. Instructions that only change metadata have a
 * row and no layer; what BuildKit built ends with the same layers as its history.
 */
export function rowsOfLayers(history: HistoryRow[], layers: number): LayerRow[] {
  const rows = [...history]
    .reverse()
    .filter(({ CreatedBy, Size }) => Size > 0 || /^(RUN|COPY|ADD|WORKDIR)\b/.test(CreatedBy))
    .map(({ CreatedBy, Size }) => ({ createdBy: instruction(CreatedBy), bytes: Size }))
    .slice(-layers || Infinity);
  // A base of another make may have layers that its history does not tell.
  const untold = Array.from({ length: layers - rows.length }, () => ({ createdBy: '', bytes: 0 }));
  return [...untold, ...rows];
}

/** `RUN |1 V=2 /bin/sh -c npm ci # buildkit` → `RUN npm ci`. */
function instruction(createdBy: string): string {
  return createdBy
    .replace(/ # buildkit$/, '')
    .replace(/^RUN (?:\|\d+ .*?)?\/bin\/sh -c /s, 'RUN ')
    .replaceAll(/\s+/g, ' ')
    .trim();
}
