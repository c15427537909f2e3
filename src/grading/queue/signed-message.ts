import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';

/** More than any verdict takes; what is longer is not even read. */
const longest = 8 * 1024 ** 2;

const sealed = z.strictObject({ body: z.string(), seal: z.string().nullable() });

/**
 * Writes what goes over Redis. With a secret (the setting DOJO_QUEUE_SECRET, the same for grader and
 * workers) it is sealed: who can write to that Redis and does not know it can forge nothing.
 */
export function sign(value: unknown, secret = ownSecret()): string {
  const body = JSON.stringify(value);
  return JSON.stringify({ body, seal: secret === null ? null : sealOf(body, secret) });
}

/** Reads what {@link sign} wrote; null for anything else: another shape, or no seal of this secret. */
export function readSigned<T>(text: unknown, schema: z.ZodType<T>, secret = ownSecret()): T | null {
  if (typeof text !== 'string' || text.length > longest) return null;
  const outer = sealed.safeParse(parse(text));
  if (!outer.success) return null;
  const { body, seal } = outer.data;
  if (!isSealed(body, seal, secret)) return null;
  const inner = schema.safeParse(parse(body));
  return inner.success ? inner.data : null;
}

function isSealed(body: string, seal: string | null, secret: string | null): boolean {
  if (secret === null || seal === null) return secret === seal;
  const [given, right] = [Buffer.from(seal), Buffer.from(sealOf(body, secret))];
  return given.length === right.length && timingSafeEqual(given, right);
}

function sealOf(body: string, secret: string): string {
  return createHmac('sha256', secret).update(body).digest('hex');
}

/** What grader and workers share, if they do. */
export function ownSecret(): string | null {
  return process.env['DOJO_QUEUE_SECRET'] || null;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
