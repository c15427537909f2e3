import type { ContainerHandle } from '../../objects/container/container.ts';
import { describeResponse, type FetchOptions, type HttpResponse } from '../../probes/http.ts';
import type { Facts, MatcherResult } from '../define.ts';

export interface WantedReply extends FetchOptions {
  /** A text that has to stand in the reply's body. */
  body: string;
  /** 200 when left out. */
  status?: number;
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
      did: `docker pause ${server.key}; ${finding.did}`,
      saw: describeResponse(other),
      wanted: `no answer: who answers here has to be ${server.key}, which is paused`,
    },
  };
}

/** Compares a reply with what was wanted. */
export function judgeReply(
  reply: HttpResponse,
  { body, status = 200 }: WantedReply,
  { from, facts, read }: { from: string; facts: Facts; read: string },
): MatcherResult {
  return {
    pass: reply.error === '' && reply.status === status && reply.body.includes(body),
    finding: {
      did: `${reply.command}   (${from})`,
      saw: describeResponse(reply),
      wanted: `${status} with ${JSON.stringify(body)} in the body`,
      facts,
      read,
    },
  };
}
