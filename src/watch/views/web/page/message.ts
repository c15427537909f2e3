import { html, link, type Html, type Slot } from '../../../../text/html.ts';
import { excerptOf } from '../../../../text/sanitize.ts';
import { copyable } from './commands.ts';

/** More than this of what a program printed is no help. */
const size = { lines: 80, characters: 12_000 };

// Of a check, and of an error of the dojo’s.
const labelled = /^(ran|got|expected|see|read|on|command|next) {2,}(.*)$/;

interface Part {
  label: string;
  lines: string[];
}

/** A message: each label (`ran`, `got`, `expected`; `next` of one that could not judge) with its lines. */
export function messageHtml(text: string): Html {
  const [intro, ...parts] = partsOf(excerptOf(text, size));
  return html`${intro && intro.lines.length > 0 && html`<pre class="intro">${intro.lines.join('\n')}</pre>`}
  ${parts.length > 0 && html`<dl class="facts">${parts.map(partHtml)}</dl>`}`;
}

/** The lines before the first label come first, under no label. */
function partsOf(text: string): Part[] {
  const parts: Part[] = [{ label: '', lines: [] }];
  for (const line of text.trimEnd().split('\n')) {
    const [, label, rest = ''] = labelled.exec(line) ?? [];
    if (label === undefined) parts.at(-1)?.lines.push(line.replace(/^ {10}/, ''));
    else parts.push({ label, lines: [rest] });
  }
  return parts;
}

function partHtml({ label, lines }: Part): Html {
  return html`<dt>${label}</dt>
    <dd>${contentOf(label, lines)}</dd>`;
}

function contentOf(label: string, lines: string[]): Slot {
  if (label === 'read') return lines.map((line) => html`<p>${link(line.trim(), line)}</p>`);
  if (label === 'next') return lines.map(step);
  if (label === 'command') return copyable(lines.join('\n'));
  if (label === 'ran') return ranHtml(lines.join('\n'));
  if (label === 'see') return lines.map(seen);
  return html`<pre>${lines.join('\n')}</pre>`;
}

const program = /^(?:\w+=\S* )*(?:docker|curl|npm|psql|redis-cli|cat|find|unset) /;
const words = /, (?:an?|and|one|then) |[<…]/;

/** `docker start a   (it had stopped)`: what can be typed can be copied, and what is told cannot. */
function ranHtml(text: string): Html {
  const [, command = text, about = ''] = /^([^]*?)( {3}\(.*\))?$/.exec(text) ?? [];
  if (!program.test(command) || words.test(command)) return html`<pre>${text}</pre>`;
  return copyable(command, about.trim());
}

/** `npm run dojo -- doctor (explains it)`: the command can be copied without what it does. */
function step(line: string): Html {
  const [, command = line, about = ''] = /^(.*?)( \(.*\))?$/.exec(line) ?? [];
  return copyable(command, about.trim());
}

/** `docker inspect … → bridge`: the command can be copied without what it shows. */
function seen(line: string): Html {
  const [command = '', ...shown] = line.split(/ +→ /);
  if (!command.startsWith('docker ')) return html`<pre>${line}</pre>`;
  return copyable(command.trim(), shown.length > 0 ? `→ ${shown.join(' → ')}` : '');
}
