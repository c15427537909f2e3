import { createHash } from 'node:crypto';
import { slugOf } from '../../../text/slug.ts';

/** What a slug is made of. */
export interface Named {
  student: string;
  id: string | null;
  /** The name of what was handed in; null where nothing was. */
  entry: string | null;
}

/**
 * A file name for each, in the same order: `[a-z0-9-]`, unique, and the same for the same class
 * however its folder is read. Those that would be equal are told apart by a fingerprint.
 */
export function slugsFor(students: Named[]): string[] {
  const plain = students.map(({ student }) => slugOf(student));
  const isOnly = (slug: string) => slug !== '' && plain.filter((one) => one === slug).length === 1;
  const taken = new Set(plain.filter(isOnly));
  return students.map((student, index) => {
    const slug = plain[index] ?? '';
    if (isOnly(slug)) return slug;
    const print = fingerprint(student);
    // Eight digits are enough, unless somebody has chosen a name that ends in them.
    for (let digits = 8; ; digits += 4) {
      const unique = `${slug || 'student'}-${print.slice(0, digits)}`;
      if (taken.has(unique) && digits < print.length) continue;
      const last = taken.has(unique) ? `${unique}-${index}` : unique;
      taken.add(last);
      return last;
    }
  });
}

function fingerprint({ student, id, entry }: Named): string {
  return createHash('sha256')
    .update(JSON.stringify([student, id, entry]))
    .digest('hex');
}
