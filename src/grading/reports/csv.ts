import { stringify } from 'csv-stringify/sync';
import { shortLine } from '../../text/sanitize.ts';
import { withoutCommands } from '../../text/ci-commands.ts';

/** In a gradebook’s file: there is no mark. */
export const noMark = '-';

/**
 * A table as spreadsheets and gradebooks read it. A cell that a spreadsheet would take for a formula
 * begins with an apostrophe; {@link noMark} alone is none.
 */
export function csvOf(rows: string[][]): string {
  const text = stringify(rows, {
    ...{ escape_formulas: true, record_delimiter: '\n' },
    cast: { string: (value) => (value === noMark ? { value, escape_formulas: false } : value) },
  });
  // Excel takes a file without this mark for its own country's letters.
  return /^[\0-\x7f]*$/.test(text) ? text : `\ufeff${text}`;
}

/** A text as one cell: on one line, nothing hidden, nothing that a CI would obey. */
export function cell(text: string): string {
  return withoutCommands(shortLine(text, 2000), (character) => `${character} `);
}
