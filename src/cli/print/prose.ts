import { styleText } from 'node:util';

/** A Markdown text for the terminal: paragraphs to its width, headings bold, code as it is. */
export function prose(markdown: string, width = 78): string {
  const [fence, blankLines] = [/(^```[^]*?^```$)/m, /\n{2,}/];
  return markdown
    .split(fence)
    .flatMap((part) => (fence.test(part) ? [part] : part.trim().split(blankLines)))
    .filter((block) => block !== '')
    .map((block) => printed(block, width))
    .join('\n\n');
}

function printed(block: string, width: number): string {
  if (/^(?:```| {4}|\|)/.test(block)) return block.replaceAll(/^```\w*\n?/gm, '').trimEnd();
  const heading = /^#+ (.*)$/.exec(block)?.[1];
  if (heading) return styleText('bold', heading);
  // Each item of a list is a paragraph of its own.
  const items = block.split(/\n(?=(?:[-*]|\d+\.) )/);
  return items.map((item) => styled(filled(item.replaceAll(/\s*\n\s*/g, ' '), width))).join('\n');
}

/** Breaks a paragraph into lines; a word that is longer than a line has one of its own. */
function filled(text: string, width: number): string {
  const indent = /^(?:[-*]|\d+\.) /.test(text) ? '  ' : '';
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const longer = line ? `${line} ${word}` : word;
    if (line && longer.replaceAll('**', '').length > width) {
      lines.push(line);
      line = indent + word;
    } else line = longer;
  }
  return [...lines, line].join('\n');
}

function styled(text: string): string {
  return text.replaceAll(/\*\*([^*]+)\*\*/g, (_all, words: string) => styleText('bold', words));
}
