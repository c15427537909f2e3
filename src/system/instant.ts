import { z } from 'zod';

/**
 * A moment, as ISO 8601 with its offset: `2026-12-01T23:59:00+01:00`, or with Z. Without an offset
 * it would be another moment on another machine.
 */
export const instant = z.union(
  [z.iso.datetime({ offset: true }), z.iso.datetime({ offset: true, precision: -1 })],
  { error: 'has to be like 2026-12-01T23:59:00+01:00 (with the offset from UTC, or Z)' },
);

/** How many minutes this moment’s writing is ahead of UTC; 0 for one with Z. */
export function offsetOf(iso: string): number {
  const [, sign, hours, minutes] = /([+-])(\d\d):(\d\d)$/.exec(iso) ?? [];
  return sign === undefined ? 0 : Number(`${sign}1`) * (Number(hours) * 60 + Number(minutes));
}

/**
 * A moment as a class reads it: with the offset of its due date, else with that of this machine.
 * @param due ISO 8601 with its offset.
 */
export function inZoneOf(due: string | undefined, moment: Date): string {
  const ahead = due === undefined ? -moment.getTimezoneOffset() : offsetOf(due);
  const local = new Date(moment.getTime() + ahead * 60_000).toISOString().slice(0, -1);
  if (ahead === 0) return `${local}Z`;
  const two = (number: number) => String(number).padStart(2, '0');
  const size = Math.abs(ahead);
  return `${local}${ahead < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}
