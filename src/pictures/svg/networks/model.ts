import type { ContainerFacts, NetworkFacts, PathFacts } from '../../schema/schema.ts';

/** Where a column of the drawing is, and who hangs there; null for what is no container. */
export interface Column {
  name: string;
  container: ContainerFacts | null;
  /** The middle. */
  x: number;
}

/** A way between two columns: straight to the neighbour, or up, along a lane of its own, and down. */
export interface Way {
  path: PathFacts;
  /** The columns' numbers. */
  from: number;
  to: number;
  /** 0 is next to the containers; null for a straight one. */
  lane: number | null;
  /** It did not end as a check wanted that is red. */
  isAgainst: boolean;
}

/** Where everything of a drawing of networks is, in units. */
export interface Layout {
  width: number;
  /** By number; null where nobody is any more. */
  columns: (Column | null)[];
  /** The network above the containers. */
  upper: NetworkFacts | null;
  /** Those below them, from top to bottom. */
  lower: { network: NetworkFacts; y: number }[];
  ways: Way[];
  /** The ways that the host itself tried. */
  fromHost: PathFacts[];
  /** The edges of the containers. */
  top: number;
  bottom: number;
  /** The line of the host; null where nothing leads to it. */
  host: number | null;
}

export const [boxWidth, boxHeight, upperY] = [108, 66, 56];
/** Between two lanes: a line, what was asked for above it, what came out below it. */
export const lane = 38;

/** The column that a way leads to: that of nobody, where nobody knows. */
export function targetOf({ to }: PathFacts): string {
  return to ?? '?';
}

/** Those that somebody has. */
export function taken(columns: Layout['columns']): Column[] {
  return columns.filter((column) => column !== null);
}
