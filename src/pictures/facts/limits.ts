// What a picture is drawn from is kept with a verdict, and a learner's setup may make any number of
// things of any size. Beyond this nobody reads a picture.
const things = 40;
const letters = 200;

/** As many of these as a picture may show. */
export function few<T>(list: T[]): T[] {
  return list.slice(0, things);
}

/** As much of a text as a picture may show. */
export function short(text: string): string {
  return text.length > letters ? `${text.slice(0, letters)}…` : text;
}
