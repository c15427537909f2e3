import { withoutCommands } from '../../../text/ci-commands.ts';
import { visible, visibleLine } from '../../../text/sanitize.ts';

/** Text within a line of Markdown: nothing in it is markup, a link, a mention or a table's border. */
export function inline(text: string): string {
  return visibleLine(text).replaceAll(/[\\`*_[\]<>|~&$@!#]|:(?=[:/])/g, '\\$&');
}

/** Text as it is, in a fence that is longer than any run of backticks in it. */
export function fenced(text: string): string {
  const runs = text.match(/`+/g) ?? [];
  const fence = '`'.repeat(Math.max(3, ...runs.map(({ length }) => length + 1)));
  // Code has no escapes: a blank in between is all that can be done, and is seen.
  const safe = withoutCommands(visible(text), (character) => `${character} `);
  return `${fence}text\n${safe}\n${fence}`;
}

/** A fold; what is in it is Markdown again. */
export function folded(summary: string, content: string): string {
  return `<details>\n<summary>${summary}</summary>\n\n${content}\n\n</details>`;
}
