import type { MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { isOurHost, type AllowedHosts } from '../watch/views/web/guards/host.ts';
import { isOurs } from '../watch/views/web/guards/origin.ts';
import { mostBytes } from './protocol/messages.ts';
import { digestOf, isSecretOf } from './secrets.ts';

/** Refuses a name that somebody else has made to lead here (DNS rebinding). */
export function hostGuard(allowed: () => AllowedHosts): MiddlewareHandler {
  return async (context, next) => {
    if (isOurHost(context.req.header('host') ?? '', allowed())) return next();
    return context.text(
      'The board is not asked for under this name: use the address that it shows.\n',
      421,
    );
  };
}

/** Refuses what another page asks for in somebody’s browser. */
export function originGuard(allowed: () => AllowedHosts): MiddlewareHandler {
  return async (context, next) => {
    const origin = context.req.header('origin');
    if (isOurs({ origin, site: context.req.header('sec-fetch-site') }, allowed())) return next();
    return context.text('Another page asks for the board: refused.\n', 403);
  };
}

/** Refuses what no watch of a learner sends. */
export function bodyGuard(): MiddlewareHandler {
  return bodyLimit({
    maxSize: mostBytes,
    onError: (context) => {
      // What is still on its way is not read.
      context.header('connection', 'close');
      return context.text(`A message is longer than ${mostBytes} bytes: refused.\n`, 413);
    },
  });
}

/** Lets only the teacher pass, whose paths begin with the token. */
export function teacherGuard(token: string): MiddlewareHandler {
  const digest = digestOf(token);
  return async (context, next) => {
    const [, given = ''] = context.req.path.split('/');
    if (isSecretOf(given, digest)) return next();
    return context.text(
      'This page is for the teacher alone, and this address has not its token.\n' +
        'The terminal of the board shows the whole address.\n',
      403,
    );
  };
}
