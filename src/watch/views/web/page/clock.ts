/** A time of the driver’s clock as a browser has it: milliseconds since 1970. */
export function timeOf(since: number): number {
  return Math.round(performance.timeOrigin + since);
}

/** A time of the driver’s clock as a watch shows it: `14:02:11`. */
export function clock(since: number): string {
  return new Date(timeOf(since)).toTimeString().slice(0, 8);
}
