import { createHash } from 'node:crypto';
import type { MiddlewareHandler } from 'hono';

/** The headers of every answer: nothing is loaded but our own, and nobody frames or keeps it. */
export function headersGuard(style: string): MiddlewareHandler {
  const headers = Object.entries({
    'content-security-policy': policyOf(style),
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'cache-control': 'no-store',
  });
  return async (context, next) => {
    for (const [name, value] of headers) context.header(name, value);
    await next();
  };
}

/** No inline script at all; the one inline style sheet by its hash. */
function policyOf(style: string): string {
  const hash = createHash('sha256').update(style).digest('base64');
  return [
    "default-src 'none'",
    "script-src 'self'",
    "img-src 'self'",
    `style-src 'sha256-${hash}'`,
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}
