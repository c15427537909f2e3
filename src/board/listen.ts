import { CannotJudge, UsageError } from '../errors/errors.ts';
import { hasCode, messageOf } from '../errors/messages.ts';
import { programAt } from '../system/port-process.ts';
import {
  listenAtPort,
  serverAt,
  type Fetch,
  type Listening,
  type Place,
} from '../watch/views/web/serve.ts';
import { usualPort } from './protocol/usual-port.ts';

// A class, its teacher, and whoever else tries.
const mostConnections = 1024;

/**
 * Listens at this address, and nowhere else.
 * @param place with port 0 for the usual one, or the next that is free
 * @throws CannotJudge when it cannot, with the name of who has the port where that can be seen
 */
export function listen(fetch: Fetch, place: Place): Promise<Listening> {
  return listenAtPort(
    { wanted: place.port, usual: usualPort },
    async (port) => [await serverAt(fetch, { ...place, port }, mostConnections)],
    (port, error) => refused({ ...place, port }, error),
  );
}

function refused({ host, port, tls }: Place, error: unknown): Error {
  if (tls && /PEM|key values mismatch|SSL|ASN1|asn1/i.test(messageOf(error)))
    return new UsageError({
      failed: 'The certificate and its key cannot be used',
      lines: [messageOf(error)],
      next: ['--tls-cert FILE --tls-key FILE (both PEM, and of each other)'],
    });
  const holder = hasCode(error, 'EADDRINUSE') ? programAt(port) : null;
  const notOurs = hasCode(error, 'EADDRNOTAVAIL') || hasCode(error, 'ENOTFOUND');
  return new CannotJudge({
    failed: `The board cannot listen at ${host}, port ${port}`,
    lines: [holder ? `${holder} has it` : messageOf(error)],
    next: notOurs
      ? ['leave --host out: the board lists the addresses of this machine']
      : ['--port 0 (takes the next one that is free)', '--port N (takes one of your choice)'],
  });
}
