import type { GradeSheet, GradedKata, GradedStudent } from '../../model/model.ts';

/** Students whose files for one kata are the same, byte for byte. */
export interface SameFiles {
  kata: GradedKata;
  students: GradedStudent[];
}

/**
 * The largest groups first, within each kata. `known` tells the fingerprints that everybody has:
 * the starter's and the reference's.
 */
export function sameFiles(
  { katas, students }: GradeSheet,
  known: (kata: string) => ReadonlySet<string>,
): SameFiles[] {
  return katas.flatMap((kata, index) => {
    const groups = new Map<string, GradedStudent[]>();
    for (const student of students) {
      const fingerprint = student.results[index]?.verdict?.fingerprint;
      if (fingerprint === undefined || known(kata.folderName).has(fingerprint)) continue;
      const group = groups.get(fingerprint);
      if (group) group.push(student);
      else groups.set(fingerprint, [student]);
    }
    return [...groups.values()]
      .filter(({ length }) => length > 1)
      .sort((a, b) => b.length - a.length)
      .map((group) => ({ kata, students: group }));
  });
}
