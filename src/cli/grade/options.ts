/** What `grade` was asked for. */
export interface GradeCommand {
  /** Katas of the set in use, and perhaps the folder of another set. */
  katas?: string[];
  out: string;
  roster?: string;
  rules?: string;
  jobs?: number;
  /** Seconds. */
  limit?: number;
  since?: string;
  format?: string[];
  queue?: string;
  trustSubmissions?: true;
}

/** What `grade worker` was asked for. */
export interface WorkerCommand {
  queue: string;
  jobs?: number;
  /** The folder of a set. */
  katas?: string;
  unsigned?: true;
  /** Seconds. */
  untilIdle?: number;
}
