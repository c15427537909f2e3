import { z } from 'zod';

/**
 * A moment, as ISO 8601 with its offset: `2026-12-01T23:59:00+01:00`, or with Z. Without an offset
 * it would be another moment on another machine.
 */
export const instant = z.union(
  [z.iso.datetime({ offset: true }), z.iso.datetime({ offset: true, precision: -1 })],
  { error: 'has to be like 2026-12-01T23:59:00+01:00 (with the offset from UTC, or Z)' },
);
