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
