/** A Markdown text as it is read: without its comments, `<!-- … -->`; what looks like one in code stays. */
export function withoutComments(markdown: string): string {
  return markdown.replaceAll(
    /(^```[^]*?^```$|`[^`\n]+`)|(?:^[ \t]+)?<!--[^]*?-->\n*/gm,
    (_all, code: string | undefined) => code ?? '',
  );
}
