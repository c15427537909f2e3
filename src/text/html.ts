import { withoutCommands } from './ci-commands.ts';
import { visible } from './sanitize.ts';

const source = Symbol('HTML');

/** A piece of a page. Only {@link html} and {@link trusted} make one: JSON of a student's cannot. */
export interface Html {
  readonly [source]: string;
}

/** What stands in a template: text is escaped, lists are put together, nothing is nothing. */
export type Slot = string | number | Html | readonly Slot[] | null | undefined | false;

/**
 * HTML by template. Every value is escaped, in text and in quoted attributes alike, unless it is a
 * piece that a template made; attributes have to be quoted. A template's own line breaks, with the
 * blanks around them, are one break: it is laid out for whoever reads the source.
 */
export function html(texts: TemplateStringsArray, ...slots: Slot[]): Html {
  const own = closedUp(texts);
  let all = own[0] ?? '';
  for (const [index, slot] of slots.entries()) all += filled(slot) + (own[index + 1] ?? '');
  return { [source]: all };
}

/** The same for XML, under a name that formatters of HTML leave alone. */
export const xml = html;

// A heat map fills one template some ten thousand times.
const known = new WeakMap<TemplateStringsArray, string[]>();

function closedUp(texts: TemplateStringsArray): string[] {
  const before = known.get(texts);
  if (before) return before;
  const now = texts.map((text) => text.replaceAll(/\s*\n\s*/g, '\n'));
  known.set(texts, now);
  return now;
}

/** The dojo's own style sheets and scripts, as they are. Never for anything that was handed in. */
export function trusted(text: string): Html {
  return { [source]: text };
}

/** The text of a page or a piece of it. */
export function textOf(piece: Html): string {
  return piece[source];
}

/** A link when the address is one of the web, and else the text alone. */
export function link(address: string, text: Slot): Html {
  if (!/^https?:\/\/[^\s]+$/i.test(address)) return html`${text}`;
  return html`<a href="${address}" rel="noreferrer noopener">${text}</a>`;
}

function filled(slot: Slot): string {
  if (slot === null || slot === undefined || slot === false) return '';
  if (typeof slot === 'number') return String(slot);
  if (typeof slot === 'string') return escaped(slot);
  if (source in slot) return slot[source];
  let all = '';
  for (const one of slot) all += filled(one);
  return all;
}

/** Text for HTML and XML alike. */
export function escaped(text: string): string {
  const safe = visible(text).replaceAll(/[&<>"']/g, reference);
  return withoutCommands(safe, reference);
}

function reference(character: string): string {
  return `&#${character.codePointAt(0)};`;
}
