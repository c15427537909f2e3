import type { Remark } from '../../model/model.ts';
import { printable } from '../paths.ts';
import type { Source } from '../sources.ts';
import { plain, rowsFor } from './match.ts';
import type { RosterRow } from './roster.ts';
import { slugsFor } from './slugs.ts';

/** One line of the class: a student, and what came from them. */
export interface Student {
  student: string;
  id: string | null;
  slug: string;
  /** Null for a student of the roster from whom nothing came. */
  source: Source | null;
  /** When it came, by the roster. */
  submitted: string | null;
  remarks: Remark[];
}

type Unnamed = Omit<Student, 'slug'>;

/**
 * Who is in a class: one for each submission, and one for each row of the roster that no submission
 * fits. Without a roster, everybody is called as their folder or archive is.
 */
export function studentsOf(sources: Source[], roster: RosterRow[] | null): Student[] {
  const handedIn = sources.map((source) => memberOf(source, roster));
  const came = new Set(handedIn.map(({ row }) => row));
  const absent = (roster ?? []).filter((row) => !came.has(row)).map(absentMember);
  const members = [...handedIn.map(({ member }) => member), ...absent];
  remarkSameNames(members);
  const slugs = slugsFor(
    members.map(({ student, id, source }) => ({ student, id, entry: source?.entry ?? null })),
  );
  return members
    .map((member, index) => ({ ...member, slug: slugs[index] ?? '' }))
    .sort((a, b) => a.student.localeCompare(b.student, 'en') || (a.slug < b.slug ? -1 : 1));
}

function memberOf(
  source: Source,
  roster: RosterRow[] | null,
): { member: Unnamed; row: RosterRow | null } {
  const nobody = { student: source.name, id: null, source, submitted: null };
  if (!roster) return { member: { ...nobody, remarks: [] }, row: null };
  const [row, ...others] = rowsFor(source, roster);
  if (row && others.length === 0) {
    const { id, submitted } = row;
    return { member: { student: row.name, id, source, submitted, remarks: [] }, row };
  }
  const text = row
    ? `${source.entry} fits ${others.length + 1} rows of the roster: whose it is is not guessed`
    : `${source.entry} fits no row of the roster`;
  return { member: { ...nobody, remarks: [about('unknown', text)] }, row: null };
}

function absentMember({ name, id, submitted }: RosterRow): Unnamed {
  const remarks = [about('missing', 'on the roster, and nothing came')];
  return { student: printable(name), id, source: null, submitted, remarks };
}

function remarkSameNames(members: Unnamed[]): void {
  for (const member of members) {
    const same = members.filter(({ student }) => plain(student) === plain(member.student));
    if (same.length === 1) continue;
    const what = same
      .slice(0, 5)
      .map(({ source, id }) => source?.entry ?? `nothing from ${id ?? '?'}`);
    const text = `${same.length} are called ${member.student}: ${what.join(', ')}`;
    member.remarks.push(about('same-name', text));
  }
}

function about(kind: Remark['kind'], text: string): Remark {
  return { kind, kata: null, text };
}
