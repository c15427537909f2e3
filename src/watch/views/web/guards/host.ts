import type { MiddlewareHandler } from 'hono';

const ownNames = ['127.0.0.1', 'localhost', '[::1]'];

/** Which hosts a page may be asked for under: this machine's own names, and one more of the learner's. */
export interface AllowedHosts {
  port: number;
  /** `--web-host`: the name under which a proxy (Codespaces) leads here. */
  also?: string | undefined;
}

/** True for a `Host`, or the host of an `Origin`, that is ours: `127.0.0.1:4743`. */
export function isOurHost(host: string, { port, also }: AllowedHosts): boolean {
  const asked = host.toLowerCase();
  if (ownNames.some((name) => asked === `${name}:${port}`)) return true;
  return also !== undefined && asked.replace(/:\d+$/, '') === also.toLowerCase();
}

/** Refuses a name that somebody else has made to lead here (DNS rebinding). */
export function hostGuard(allowed: () => AllowedHosts): MiddlewareHandler {
  return async (context, next) => {
    if (isOurHost(context.req.header('host') ?? '', allowed())) return next();
    return context.text(
      'The live page is not asked for under this name.\n' +
        'Use the address that the terminal shows. Behind a proxy: --web-host NAME\n',
      421,
    );
  };
}
