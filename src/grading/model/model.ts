import type { Verdict } from '../../judge/verdict.ts';

/** What one student handed in, taken apart: only files that katas let one edit are in its folder. */
export interface Submission {
  /** As in the roster, or from the folder or archive; never guessed from file contents. */
  student: string;
  /** The student's id of the roster; null without a roster. */
  id: string | null;
  /** A file name for this submission: unique in the class, `[a-z0-9-]` only. */
  slug: string;
  /** What was read: absolute path of the folder, archive, clone or bundle; null when nothing came. */
  source: string | null;
  /**
   * Where the taken files lie, as `<folder>/<kata's folder name>/<edit>`: absolute path, written by
   * the grader, regular files only. Null when nothing could be taken.
   */
  folder: string | null;
  /** The folder names of the katas of which at least one file was taken. */
  katas: string[];
  /** When it came, ISO 8601: the last commit's time, or the roster's; null when nobody knows. */
  submittedAt: string | null;
  remarks: Remark[];
}

/** Something about a submission that a teacher should know; the words name the file or the person. */
export interface Remark {
  kind:
    /** A file that is not the student's to edit differs; the original was used. */
    | 'changed'
    /** A file that belongs to nothing in the dojo; it was left out. */
    | 'foreign'
    /** A link, device, path outside, or more than the limits allow; it was left out. */
    | 'refused'
    /** The source could not be read at all. */
    | 'unreadable'
    /** On the roster, and nothing came. */
    | 'missing'
    /** Two submissions with one name; both are shown. */
    | 'same-name'
    /** Not on the roster. */
    | 'unknown'
    | 'late'
    /** What the sandbox stopped: out of memory, of processes, of disk, of time. */
    | 'stopped';
  /** The kata's folder name, when it is about one. */
  kata: string | null;
  text: string;
}

/** One verdict with what it is worth. */
export interface Result {
  /** The kata's folder name. */
  kata: string;
  /** Null when the student handed in nothing for this kata. */
  verdict: Verdict | null;
  /** Points given, after partial credit and lateness; 0 for a verdict of null or `error`. */
  points: number;
  /** Taken over from an earlier sheet: the same files, spec and images. */
  reused: boolean;
}

export interface GradedStudent extends Omit<Submission, 'folder' | 'source'> {
  /** In the order of the sheet's katas. */
  results: Result[];
}

/** A kata as a sheet shows it. */
export interface GradedKata {
  folderName: string;
  number: string;
  title: string;
  track: string;
  /** What it is worth at most. */
  points: number;
}

/** `sheet.json`: a class, graded. Every report is made from this, and from nothing else. */
export interface GradeSheet {
  version: 1;
  /** ISO 8601. */
  gradedAt: string;
  katas: GradedKata[];
  /** Sorted by student. */
  students: GradedStudent[];
  /** How far the submissions were kept apart, in words for the sheet's foot. */
  protection: string[];
  /** What students are shown of checks; everything when left out. Teachers see all of it. */
  shown?: Shown;
}

/** Names, messages and pictures; the checks by name, each passed or not; the same without names. */
export type Shown = 'everything' | 'checks' | 'marks';
