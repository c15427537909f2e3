import { Marked } from 'marked';
import { escaped, trusted, type Html } from './html.ts';

// Texts of katas are the dojo's own, but a page has one rule: no markup that the page did not make.
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

/** Markdown as a piece of a page: HTML in it is text, and only addresses of the web are links. */
export function markdownHtml(markdown: string): Html {
  return trusted(marked.parse(markdown, { async: false }));
}
