import { Marked } from 'marked';
import type { Kata } from '../../katas/kata.ts';
import { CannotJudge } from '../../errors/errors.ts';
import { hintsOf } from '../../learner/hints.ts';
import { escaped, trusted, type Html } from '../../text/html.ts';

/** A kata's hints, as Markdown and as HTML. */
export interface ShownHint {
  title: string;
  markdown: string;
  html: Html;
}

// Hints are the dojo's own, but a page has one rule: no markup that the page did not make.
const marked = new Marked({
  renderer: {
    html: ({ text }) => escaped(text),
    image: ({ text }) => escaped(text),
    link({ href, tokens }) {
      const text = this.parser.parseInline(tokens);
      if (!/^https?:\/\//i.test(href)) return text;
      return `<a href="${escaped(href)}" rel="noreferrer noopener">${text}</a>`;
    },
  },
});

/** The hints of a kata, the gentlest first; none when the kata is not here any more. */
export function hintsFor(kata: Kata | undefined): ShownHint[] {
  return (kata ? textsOf(kata) : []).map((text, index, all) => ({
    title: `Hint ${index + 1} of ${all.length}`,
    markdown: text,
    html: trusted(marked.parse(text, { async: false })),
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
