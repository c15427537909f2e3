import { docs } from '../../../engine/docs.ts';
import { waitFor } from '../../../system/wait-for.ts';
import type { ContainerHandle } from '../../objects/container/container.ts';
import { describeStop, stopOrderly } from '../../objects/container/orderly-stop.ts';
import { describeResponse } from '../../probes/http.ts';
import { nameIn } from '../../run/commands.ts';
import { excerpt } from '../../run/observation.ts';
import { limitStruck, patiently } from '../../run/time-limits.ts';
import type { MatcherResult } from '../define.ts';
import { judgeReply, type WantedReply } from '../http/judge-response.ts';

/** A request that takes the program a while. */
export interface SlowRequest extends WantedReply {
  /** What is in the log as soon as the program works on it. */
  underWay: string;
  /** What the program prints at its end: the log’s last line. */
  lastWords: string;
  /** How long the container has until it is killed. */
  graceSeconds: number;
}

/**
 * Stops the container while it works on a request: the whole answer has to come, and the last line of
 * the log has to be what the program says when it has finished.
 * @param url `http://localhost:…`: it is asked for in the container’s own network namespace
 */
export async function toFinishWhenStopped(
  container: ContainerHandle,
  url: string,
  { underWay, lastWords, graceSeconds, ...wanted }: SlowRequest,
): Promise<MatcherResult> {
  // The toolbox is there before the request: it takes its time, and the program has only so much.
  await container.probe(['true']);
  let answered = false;
  const request = { ...wanted, maxSeconds: graceSeconds + 5 };
  const asking = container.http(url, request, 0).finally(() => (answered = true));
  asking.catch(() => undefined);
  const begun = async () =>
    answered ? false : (await hasPrinted(container, underWay)) || undefined;
  const inHand = await waitFor(begun, { withinMs: patiently(5000), everyMs: 50 });
  if (!inHand) limitStruck(`${JSON.stringify(underWay)} to be in the log before the answer`);
  const stop = inHand ? await stopOrderly(container, graceSeconds) : null;

  const reply = await asking;
  const last = await lastLine(container, lastWords);
  const { pass, finding } = judgeReply(reply, wanted, { see: [], read: docs.stop });
  const lastLineIs = (line: string) => `the last line of the log: ${JSON.stringify(line)}`;
  const tooEarly = `it was not stopped: the log had no ${JSON.stringify(underWay)} before the answer`;
  return {
    pass: stop !== null && pass && last === lastWords,
    finding: {
      ...finding,
      ran: `${reply.command} & ${stop?.command ?? ''}; docker logs -n 1 ${nameIn(container.key)}`,
      got: [describeResponse(reply), stop?.words ?? tooEarly, lastLineIs(excerpt(last))].join('\n'),
      expected: [finding.expected, lastLineIs(lastWords)].join('\n'),
      see: () => describeStop(container),
    },
  };
}

async function hasPrinted(container: ContainerHandle, text: string): Promise<boolean> {
  return (await container.logs()).includes(text);
}

/** The last line of the log; what a program prints at its end may come there a moment later. */
async function lastLine(container: ContainerHandle, wanted: string): Promise<string> {
  let last = '';
  const look = async () => {
    last = (await container.logs()).trimEnd().split('\n').at(-1)?.trimEnd() ?? '';
    return last === wanted || undefined;
  };
  await waitFor(look, { withinMs: patiently(500), everyMs: 50 });
  return last;
}
