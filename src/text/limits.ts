// What a picture is drawn from is kept with a verdict, and a learner's setup may make any number of
// things of any size. Beyond this nobody reads a picture.
const things = 40;
const letters = 200;
/** More than there are layers in an image. */
const rows = 130;

/** As many of these as a picture may show. */
export function few<T>(list: T[]): T[] {
  return list.slice(0, things);
}

/** As much of a text as a picture may show. */
export function short(text: string): string {
  return text.length > letters ? `${text.slice(0, letters)}…` : text;
}

/** Facts with as much of each text and of each list as a picture may show: the names in it are the attempt’s. */
export function drawable<T>(facts: T): T {
  if (typeof facts === 'string') return short(facts) as T;
  if (Array.isArray(facts)) return facts.slice(0, rows).map((one: unknown) => drawable(one)) as T;
  if (typeof facts !== 'object' || facts === null) return facts;
  return Object.fromEntries(Object.entries(facts).map(([key, one]) => [key, drawable(one)])) as T;
}
