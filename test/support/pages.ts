/** The tags of a page with their attributes' names, in order: what it is made of, without its text. */
export function skeletonOf(page: string): string[] {
  const withoutText = page.replaceAll(/<(style|script)>[^]*?<\/\1>/g, '<$1></$1>');
  return (withoutText.match(/<[^>]*>/g) ?? []).map((tag) => tag.replaceAll(/="[^"]*"/g, ''));
}

/** What a page would have a browser fetch or run: everything but links, which wait for a click. */
export function loadedBy(page: string): string[] {
  return (
    page.match(
      /\b(?:src|srcset|action|data|poster|background|xlink:href)="[^"]*"|@import|url\(/g,
    ) ?? []
  );
}
