import { CannotJudge } from '../../errors/errors.ts';
import { messageOf } from '../../errors/messages.ts';
import { shown } from './address.ts';

/**
 * What a Redis answers that takes nothing new for now, in words: it has no room and may remove nothing
 * (`noeviction`), its disk is full, another is the primary. Undefined for any other error.
 */
export function refusedForNow(error: unknown): string | undefined {
  const why = messageOf(error).split('\n')[0] ?? '';
  if (/\bOOM\b/.test(why)) return 'it is full (maxmemory)';
  return /\b(?:MISCONF|READONLY)\b/.test(why) ? why : undefined;
}

/** True where this user’s rights do not allow it. */
export function isForbidden(error: unknown): boolean {
  return /\bNOPERM\b/.test(messageOf(error));
}

/** What a Redis that is there does not let one do, as an error for people; anything else as it is. */
export function refusedBy(address: URL, error: unknown): unknown {
  const why = messageOf(error);
  const known = refusals.find(([sign]) => sign.test(why));
  if (!known || error instanceof CannotJudge) return error;
  const [, failed, ...next] = known;
  return new CannotJudge({ failed, on: shown(address), lines: [why], next });
}

const refusals: [RegExp, string, ...string[]][] = [
  [
    /\bNOPERM\b/,
    'The Redis of the queue lets this user not do what the queue needs',
    'give it the rights that docs/scale.md lists: ACL SETUSER <user> …',
    'which user it is: redis-cli -u <address> ACL WHOAMI',
  ],
  [
    /\b(?:WRONGPASS|NOAUTH)\b|invalid password|without any password/i,
    'The Redis of the queue does not take this name and password',
    'name both: --queue redis://user:password@host:6379',
    'or in the setting DOJO_QUEUE, where no list of processes shows them',
  ],
  [
    /\b(?:READONLY|MISCONF)\b/,
    'The Redis of the queue takes nothing that is new',
    'name the one that is the primary (READONLY), or make room on its disk (MISCONF)',
  ],
];

/** What to type next where no connection came about, by what was said of it. */
export function afterNoConnection({ protocol, hostname, port }: URL, why: string): string[] {
  if (/certificate|altnames|self.signed|issuer/i.test(why))
    return [
      'NODE_EXTRA_CA_CERTS=<the CA’s certificate, a .pem file> and the same command',
      'the certificate has to name the host that --queue names',
    ];
  // A Redis without TLS waits for the rest of what it takes for a long command.
  const isSilent = protocol === 'rediss:' && /ETIMEDOUT/.test(why);
  if (isSilent || /wrong version number|packet length|ssl3|tls_/i.test(why))
    return ['where no TLS is spoken at that port: redis:// in the place of rediss://'];
  if (/closed|ECONNRESET|Protocol error/i.test(why))
    return ['where TLS is spoken at that port: rediss:// in the place of redis://'];
  return [
    'start one, or name another: --queue redis://host:6379',
    `try it: redis-cli -h ${hostname} -p ${port || '6379'} ping`,
  ];
}
