import { labLabel, runLabel } from './labels.ts';
import type { Run } from './run.ts';

export type Labels = Record<string, string> | null | undefined;

/**
 * True for what this run’s setup made. An image can give a container the label by which the lab’s own
 * are known: what the engine has made at the setup’s wish is the setup’s, whatever labels it has.
 */
export function madeBySetup({ id, made }: Run, object: string, labels: Labels): boolean {
  if (made.containers.has(object) || made.networks.has(object)) return true;
  return labels?.[runLabel] === id && labels[labLabel] === undefined;
}
