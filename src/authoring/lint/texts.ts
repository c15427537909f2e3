import { withoutComments } from '../../text/comments.ts';

/** The paragraphs of a Markdown text that name a file in code letters: `` `app/Dockerfile` ``. */
export function paragraphsNaming(markdown: string, file: string): string[] {
  return markdown.split(/\n{2,}/).filter((paragraph) => paragraph.includes(`\`${file}\``));
}

/** The lines of a text, without the empty one after the last line break. */
export function linesOf(text: string): string[] {
  return text.replace(/\n$/, '').split('\n');
}

/** The words of four letters and more: what a text is about. */
export function wordsOf(text: string): Set<string> {
  return new Set(text.toLowerCase().match(/\p{L}{4,}/gu));
}

/** A Markdown text without the addresses of its links: nobody reads them. */
export function withoutAddresses(markdown: string): string {
  return markdown.replaceAll(/\]\([^)]*\)/g, ']');
}

/** The words of a Markdown text: without code blocks, comments, marks, and the addresses of links. */
export function plainText(markdown: string): string {
  return withoutAddresses(withoutComments(markdown))
    .replaceAll(/^```[^]*?^```$/gm, '')
    .replaceAll(/[`*_[\]]/g, '')
    .replaceAll(/[^\S\n]*\n(?!\n|- |[#|]|\d+\. )/g, ' ');
}

/** The sentences of a Markdown text; code within one counts as a word. */
export function sentencesIn(markdown: string): string[] {
  const text = plainText(markdown.replaceAll(/(?<!`)`[^`\n]+(?:\n[^`\n]+)?`(?!`)/g, 'code'));
  return text
    .split(/\n+/)
    .filter((line) => !/^[#|]/.test(line))
    .flatMap((line) => line.replace(/^(?:- |\d+\. )/, '').split(/(?<=[.?!;])[”)]?\s+/))
    .map((sentence) => sentence.trim())
    .filter(Boolean);
}

/** The addresses that a Markdown text links to. */
export function linksIn(markdown: string): string[] {
  return [...markdown.matchAll(/\]\((https?:[^)\s]*)\)/g)].map(([, link = '']) => link);
}
