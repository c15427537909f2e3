import { bodyLimit } from 'hono/body-limit';
import type { MiddlewareHandler } from 'hono';

const mostBytes = 16 * 1024;

/** Refuses bodies that no form of the page sends. */
export function bodyGuard(): MiddlewareHandler {
  return bodyLimit({
    maxSize: mostBytes,
    onError: (context) => {
      // What is still on its way is not read.
      context.header('connection', 'close');
      return context.text('No form of the live page is that large: refused.\n', 413);
    },
  });
}
