/**
 * Places for these: who had one keeps it, who is new takes one whose owner is gone, or comes last.
 * Null is a place that nobody has any more.
 * @param was who of those before somebody is; undefined for who is new
 */
export function keepPlaces(
  before: (string | null)[],
  now: string[],
  was: (one: string) => string | undefined,
): (string | null)[] {
  const places = before.map((old) => now.find((one) => old !== null && was(one) === old) ?? null);
  for (const one of now.filter((name) => !places.includes(name))) {
    const free = places.indexOf(null);
    places[free < 0 ? places.length : free] = one;
  }
  return places.slice(0, places.findLastIndex((one) => one !== null) + 1);
}
