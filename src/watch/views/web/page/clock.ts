/** A time of the driver’s clock as a watch shows it: `14:02:11`. */
export function clock(since: number): string {
  return new Date(performance.timeOrigin + since).toTimeString().slice(0, 8);
}
