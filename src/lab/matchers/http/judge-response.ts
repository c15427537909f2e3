import type { ContainerHandle } from '../../objects/container/container.ts';
import { describeResponse, type FetchOptions, type HttpResponse } from '../../probes/http.ts';
import type { Facts, MatcherResult } from '../define.ts';

export interface WantedReply extends FetchOptions {
  /** A text that has to stand in the reply's body. */
  body: string;
  /** 200 when left out. */
  status?: number;
  /** Where to read more, for a kata that is about something else than the way to the server. */
  read?: string;
}

/** What is as wanted, unless somebody answered while the server was paused. */
export function judgeOthers(
  judged: MatcherResult,
  server: ContainerHandle,
  other: HttpResponse | null,
): MatcherResult {
  if (!other) return judged;
  const { finding } = judged;
  return {
    pass: false,
    finding: {
      ...finding,
      ran: `docker pause ${server.key}; ${finding.ran}`,
      got: describeResponse(other),
      expected: `no answer: who answers here has to be ${server.key}, which is paused`,
    },
  };
}

/**
 * Compares a reply with what was wanted.
 * @param options.ran what was run, as a person types it: the request itself when left out
 */
export function judgeReply(
  reply: HttpResponse,
  { body, status = 200, read: page }: WantedReply,
  { ran = reply.command, see, read }: { ran?: string; see: Facts; read: string },
): MatcherResult {
  return {
    pass: reply.error === '' && reply.status === status && reply.body.includes(body),
    finding: {
      ran,
      got: describeResponse(reply),
      expected: `${status} with ${JSON.stringify(body)} in the body`,
      see,
      read: page ?? read,
    },
  };
}
