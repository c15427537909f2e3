import type { Kata } from '../../katas/kata.ts';
import { CannotJudge } from '../../errors/errors.ts';
import { hintsOf } from '../../learner/hints.ts';
import type { Html } from '../../text/html.ts';
import { markdownHtml } from '../../text/markdown.ts';

/** A kata's hints, as Markdown and as HTML. */
export interface ShownHint {
  title: string;
  markdown: string;
  html: Html;
}

/** The hints of a kata, the gentlest first; none when the kata is not here any more. */
export function hintsFor(kata: Kata | undefined): ShownHint[] {
  return (kata ? textsOf(kata) : []).map((text, index, all) => ({
    title: `Hint ${index + 1} of ${all.length}`,
    markdown: text,
    html: markdownHtml(text),
  }));
}

function textsOf(kata: Kata): string[] {
  try {
    return hintsOf(kata).map(({ text }) => text);
  } catch (error) {
    // A report without hints is better than none.
    if (error instanceof CannotJudge) return [];
    throw error;
  }
}
