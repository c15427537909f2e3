/**
 * What two messages have in common when they tell of one mistake: everything but what is another in
 * each run (nonces, ids, addresses, ports, times).
 */
export function sameMistake(message: string): string {
  return message
    .replaceAll(/\b(?=[a-f]*\d)[\da-f]{6,}(?:-[\da-f]{4,})*\b/gi, '#')
    .replaceAll(/\d+/g, '#')
    .replaceAll(/[^\S\n]+/g, ' ');
}
