import type { MiddlewareHandler } from 'hono';
import { isOurHost, type AllowedHosts } from './host.ts';

/** What a browser says of who asks. */
interface Asker {
  origin: string | undefined;
  /** `Sec-Fetch-Site`, which pages cannot forge. */
  site: string | undefined;
}

/** True for our own page, an address that was typed, and a program that is no browser. */
export function isOurs({ origin, site }: Asker, allowed: AllowedHosts): boolean {
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false;
  // Under no-referrer a browser sends the forms of our own page with the origin `null`.
  if (origin === 'null') return site === 'same-origin';
  if (origin === undefined) return true;
  const host = /^https?:\/\/([^/]+)$/i.exec(origin)?.[1];
  return host !== undefined && isOurHost(host, allowed);
}

/** Refuses what another page asks for in a learner's browser. */
export function originGuard(allowed: () => AllowedHosts): MiddlewareHandler {
  return async (context, next) => {
    const origin = context.req.header('origin');
    if (isOurs({ origin, site: context.req.header('sec-fetch-site') }, allowed())) return next();
    return context.text(
      'Another page asks for the live page: refused.\n' +
        'Copy the address from the terminal into a new tab.\n',
      403,
    );
  };
}
