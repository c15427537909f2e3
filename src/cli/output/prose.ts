import { styleText } from 'node:util';
import { withoutComments } from '../../text/comments.ts';
import { hanging } from '../../text/wrap.ts';

/** A Markdown text for the terminal: paragraphs to its width, headings bold, code as it is, no comments. */
export function prose(markdown: string, width = 78): string {
  const [fence, blankLines] = [/(^```[^]*?^```$)/m, /\n{2,}/];
  return withoutComments(markdown)
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
  const addresses: string[] = [];
  const texts = items.map((item) => withoutAddresses(item.replaceAll(/\s*\n\s*/g, ' '), addresses));
  return [...texts.map((text) => filled(text, width)), ...addresses].join('\n');
}

/** A link’s address stands on a line of its own below, where a terminal makes it one to click. */
function withoutAddresses(text: string, addresses: string[]): string {
  return text.replaceAll(
    /\[([^\]]*)\]\((https?:[^)]*)\)/g,
    (_all, words: string, address: string) => {
      addresses.push(`  ${address}`);
      return words;
    },
  );
}

function filled(text: string, width: number): string {
  const [mark = ''] = /^(?:[-*]|\d+\.) /.exec(text) ?? [];
  return hanging(mark, styled(text.slice(mark.length)), width);
}

function styled(text: string): string {
  return text
    .replaceAll(/\*\*([^*]+)\*\*/g, (_all, words: string) => styleText('bold', words))
    .replaceAll(/(?<![\w`])_([^_`]+)_(?!\w)/g, (_all, words: string) => styleText('italic', words));
}
