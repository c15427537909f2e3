/** One thing in a submission that is left out; the others are as good as before. */
export class Refused extends Error {
  override name = 'Refused';
  /** What is wrong with it, to be read after its name: `is a symbolic link`. */
  readonly why: string;

  constructor(why: string) {
    super(why);
    this.why = why;
  }
}

/** A submission of which nothing is taken. */
export class Unreadable extends Error {
  override name = 'Unreadable';
  /** What is wrong with it, to be read after its name: `is encrypted`. */
  readonly why: string;

  constructor(why: string) {
    super(why);
    this.why = why;
  }
}
