/** What the comment before a block of code says that it is. */
export const markKinds = ['run', 'output of', 'file', 'tested by', 'not run'] as const;

/** A fenced block of code of a page. */
export interface CodeBlock {
  /** The line of the page at which it begins. */
  line: number;
  /** `sh`, `ts`; '' where it says none. */
  language: string;
  text: string;
  /** Its mark; null where there is none. */
  mark: { kind: (typeof markKinds)[number]; about: string } | null;
}

const fence = /^( *)(`{3,}|~{3,})(.*)\n([^]*?)^ *\2`*$/gm;

/** The blocks of code of a page in Markdown, each with the comment before it. */
export function codeBlocksIn(markdown: string): CodeBlock[] {
  return [...markdown.matchAll(fence)].map((found) => {
    const [, indent = '', , language = '', text = ''] = found;
    const before = markdown.slice(0, found.index);
    return {
      line: before.split('\n').length,
      language,
      text: text.replaceAll(new RegExp(`^${indent}`, 'gm'), ''),
      mark: markAtEndOf(before),
    };
  });
}

function markAtEndOf(text: string): CodeBlock['mark'] {
  const [, words = ''] = /<!-- ((?:(?!-->)[^])*?) -->\s*$/.exec(text) ?? [];
  const kind = markKinds.find((one) => words === one || words.startsWith(`${one}: `));
  return kind ? { kind, about: words.slice(kind.length + 2) } : null;
}
