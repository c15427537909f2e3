import type { Slot } from '../../../text/html.ts';

/** A part of the page, with its entry in the contents. */
export interface PageSection {
  id: string;
  title: string;
  /** How many things are in it; null where that says nothing. */
  count: number | null;
  content: Slot;
}
