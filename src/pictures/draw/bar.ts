const eighths = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'];

/**
 * A bar of at most `width` columns; whatever is more than nothing is seen.
 * @param share from 0 to 1
 */
export function bar(share: number, width: number): string {
  const parts = Math.round(Math.min(1, share) * width * 8);
  const seen = share > 0 ? Math.max(1, parts) : 0;
  return '█'.repeat(Math.floor(seen / 8)) + (eighths[seen % 8] ?? '');
}
