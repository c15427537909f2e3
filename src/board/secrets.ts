import { createHash, randomBytes, randomInt, timingSafeEqual } from 'node:crypto';

// No vowels, so that no word comes out; no Q, which looks like an O from the last row.
const letters = 'BCDFGHJKLMNPRSTVWXZ';

/** A code of six letters, for a beamer. */
export function newCode(): string {
  return Array.from({ length: 6 }, () => letters[randomInt(letters.length)]).join('');
}

/** A code as it was typed, as it is compared: `kqx wmb` is `KQXWMB`. */
export function plainCode(typed: string): string {
  return typed.replaceAll(/[\s-]/g, '').toUpperCase();
}

/** A secret of 192 bits, in 32 characters that a path may have. */
export function newSecret(): string {
  return randomBytes(24).toString('base64url');
}

/** What is kept of a secret: its SHA-256, in 43 characters. */
export function digestOf(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url');
}

/** True for the secret of this digest; it takes as long for a near miss as for any other. */
export function isSecretOf(secret: string, digest: string): boolean {
  return timingSafeEqual(Buffer.from(digestOf(secret)), Buffer.from(digest));
}
