import { excerptOf, type Size } from '../../text/sanitize.ts';
import { html, link, type Html } from '../../text/html.ts';

/** A message of a check: its lines hang on their labels, `ran`, `got`, `expected`, `see`, `read`. */
export function message(text: string, size: Size): Html {
  const lines = excerptOf(text, size).trimEnd().split('\n');
  return html`<pre class="message">${lines.map(labelled)}</pre>`;
}

function labelled(line: string): Html {
  const [, label, gap, rest = ''] = /^(ran|got|expected|see|read)( {2,})(.*)$/.exec(line) ?? [];
  if (label === undefined) return html`<span>${`${line}\n`}</span>`;
  const content = label === 'read' ? link(rest, rest) : rest;
  return html`<span><b>${label}</b>${gap}${content}${'\n'}</span>`;
}

/** Something for readers of the page's text, where screens have a sign. */
export function said(text: string): Html {
  return html`<span class="said">${text}</span>`;
}
