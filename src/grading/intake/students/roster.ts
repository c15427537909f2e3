import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { UsageError } from '../../../errors/errors.ts';
import { hasCode, messageOf } from '../../../errors/messages.ts';
import { instant } from '../../../system/instant.ts';

/** One student of a class, as the teacher’s list has them. */
export interface RosterRow {
  name: string;
  id: string | null;
  email: string | null;
  /** The name of what they hand in, exactly or as a pattern: `*_4711_*`. */
  file: string | null;
  /** When it came, where the place it came through says: ISO 8601. */
  submitted: string | null;
  /** What a learning platform calls this student: Moodle’s username, Canvas’s SIS Login ID. */
  login: string | null;
  /** Canvas’s section. */
  section: string | null;
}

// As the dojo’s own documentation calls a column, and as Moodle’s and other exports do.
const columns = new Map(
  Object.entries({
    name: 'name',
    'full name': 'name',
    student: 'name',
    'first name': 'first',
    'last name': 'last',
    surname: 'last',
    id: 'id',
    'id number': 'id',
    'student id': 'id',
    email: 'email',
    'email address': 'email',
    file: 'file',
    submission: 'file',
    submitted: 'submitted',
    login: 'login',
    username: 'login',
    'sis login id': 'login',
    section: 'section',
  }),
);

const text = z
  .string()
  .default('')
  .transform((value) => value.normalize('NFC').replace(/\s+/g, ' ').trim());
const optional = text.transform((value) => value || null);

const row = z
  .object({
    ...{ name: text, first: text, last: text },
    ...{ id: optional, email: optional, file: optional },
    ...{ login: optional, section: optional },
    submitted: optional.pipe(instant.nullable()),
  })
  .transform(({ first, last, name, ...rest }) => ({
    name: name || `${first} ${last}`.trim(),
    ...rest,
  }))
  .refine(({ name }) => name !== '', { error: 'has no name' });

/**
 * Reads a class’s list: CSV with a header, in UTF-8, separated by commas, semicolons or tabs.
 * `docs/teachers.md` describes the columns. Anything that does not fit is {@link UsageError}.
 */
export function readRoster(file: string): RosterRow[] {
  const content = contentOf(file);
  const [header = ''] = content.split(/\r?\n/, 1);
  const records = recordsOf(file, content, separatorOf(header)).filter(isStudent);
  const [first] = records;
  if (!first) throw broken(file, ['it has no row']);
  if (!['name', 'first', 'last'].some((column) => column in first.record))
    throw broken(file, [`its columns are ${header}`, 'one of them has to be called name']);
  const rows = records.map(({ info, record }) => {
    const parsed = row.safeParse(record);
    if (parsed.success) return parsed.data;
    throw broken(file, z.prettifyError(parsed.error).split('\n'), info.lines);
  });
  requireOwnIds(file, rows);
  return rows;
}

interface Parsed {
  info: { lines: number };
  record: Record<string, string>;
}

function recordsOf(file: string, content: string, delimiter: string): Parsed[] {
  try {
    return parse(content, {
      ...{ bom: true, delimiter, info: true, skip_empty_lines: true, trim: true },
      skip_records_with_empty_values: true,
      columns: (header: string[]) => header.map((name) => columns.get(name.toLowerCase()) ?? null),
    }) as unknown as Parsed[];
  } catch (error) {
    throw broken(file, [messageOf(error)]);
  }
}

/** An export of Canvas’s gradebook has rows above its students: how marks are posted, what they are worth. */
function isStudent({ record }: Parsed): boolean {
  const said = Object.values(record).filter((value) => value !== '');
  return said.length > 0 && (said.length > 1 || record['name'] !== 'Points Possible');
}

function contentOf(file: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(file));
  } catch (error) {
    const isOther = hasCode(error, 'ERR_ENCODING_INVALID_ENCODED_DATA');
    throw broken(file, [isOther ? 'it is not UTF-8: save it as “CSV UTF-8”' : messageOf(error)]);
  }
}

function separatorOf(header: string): string {
  const count = (separator: string) => header.split(separator).length;
  return [',', ';', '\t'].reduce((best, next) => (count(next) > count(best) ? next : best));
}

function requireOwnIds(file: string, rows: RosterRow[]): void {
  const ids = rows.flatMap(({ id }) => id ?? []);
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice !== undefined) throw broken(file, [`two rows have the id ${twice}`]);
}

function broken(file: string, lines: string[], line?: number): UsageError {
  return new UsageError({
    failed: 'The roster cannot be read',
    on: line === undefined ? file : `${file}, line ${line}`,
    lines,
    next: ['see docs/teachers.md: name, and where you like id, email, file, submitted'],
  });
}
