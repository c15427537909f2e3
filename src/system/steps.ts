/** How long-running work tells a person what it is doing; the terminal's side is in src/cli. */
export interface Steps {
  /**
   * Announces a piece of work, runs it, and says how long it took.
   * `work` may call its argument with a line of progress as often as it likes.
   */
  run<T>(label: string, what: string, work: (progress: Progress) => Promise<T>): Promise<T>;
  /** One line that is not timed. */
  say(label: string, text: string): void;
}

export type Progress = (line: string) => void;

/** For callers with nobody to tell. */
export const silently: Steps = {
  run: (_label, _what, work) => work(() => undefined),
  say: () => undefined,
};
