/** The words of a command line as a shell takes it apart: quotes of both kinds, and nothing else. */
export function words(line: string): string[] {
  const found = line.match(/(?:[^\s'"]|'[^']*'|"[^"]*")+/g) ?? [];
  return found.map((word) =>
    word.replaceAll(/'([^']*)'|"([^"]*)"/g, (_all, single?: string, double?: string) => {
      return single ?? double ?? '';
    }),
  );
}
