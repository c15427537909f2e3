import type { Kata } from '../../../katas/kata.ts';
import type { RosterRow } from '../../intake/students/roster.ts';
import type { GradeSheet } from '../../model/model.ts';

/** A format of another program: what its files are called, and what is in them. */
export interface Exporter {
  /** In few words, for a list of formats. */
  summary: string;
  export: (sheet: GradeSheet, context: ExportContext) => ExportedFile[];
}

/** What an exporter knows beside the sheet. */
export interface ExportContext {
  /** The kata of this folder name, when it is here. */
  kata: (folderName: string) => Kata | undefined;
  /** The class, as the teacher's list has it; empty without a list. */
  roster: RosterRow[];
  /** The environment: graders that run in another program's job are told there who is graded. */
  env: NodeJS.ProcessEnv;
  /** Tells the teacher what the files lack, in one line: that no student has an id, say. */
  tell: (words: string) => void;
}

/** A file to write. */
export interface ExportedFile {
  /** Below the format's folder: slugs, kata names and fixed words only. */
  path: string;
  content: string;
}
