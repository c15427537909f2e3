import type { ContainerHandle } from '../../objects/container/container.ts';
import { describeResponse, type HttpResponse } from '../../probes/http.ts';
import { describeRestarts, describeState } from '../../objects/container/restarts.ts';
import {
  describePublishing,
  hostPort,
  publishedPortsOf,
} from '../../objects/network/published-ports.ts';
import { docs } from '../../../engine/docs.ts';
import { waitFor } from '../../../system/wait-for.ts';
import { limitStruck, patiently } from '../../run/time-limits.ts';
import type { MatcherResult } from '../define.ts';
import { nothingPublished } from '../ports/nothing-published.ts';

/** In seconds: an engine waits a moment before it starts a container again, and longer each time. */
const limit = 10;

/**
 * Ends the program of a container by a request, as a bug in it would, and waits until another run of it
 * answers at a published port. That is read anew each time: an engine may choose another one at each start.
 * @param options.after the path at which the program ends: `/crash`
 * @param options.body what stands in its page, which is another one in each run of the program
 */
export async function toComeBack(
  container: ContainerHandle,
  { after, body }: { after: string; body: string },
): Promise<MatcherResult> {
  if (!(await container.inspect()).State.Running)
    throw await container.notRunning('be asked for something');
  const see = async () => {
    const info = await container.inspect();
    // One that has ended publishes nothing anyway.
    const ports = info.State.Running ? describePublishing(container.key, info) : [];
    return [...ports, ...(await describeRestarts(container))];
  };
  const open = await ask(container, '/');
  if (!open) return nothingPublished(container, see);
  const crash = await ask(container, after);
  const about = {
    expected: `another page with ${JSON.stringify(body)} in it than before, within ${limit} s`,
    ...{ see, read: docs.restart },
  };
  let last = { ran: 'docker ps -a', got: '' };
  const look = async () => {
    const reply = await ask(container, '/');
    const got = reply ? describeResponse(reply) : describeState(await container.inspect());
    last = { ran: reply?.command ?? 'docker ps -a', got };
    const back = reply?.status === 200 && reply.body.includes(body) && reply.body !== open.body;
    return back || undefined;
  };
  container.run.tell(`waiting for ${container.key} to come back: ${limit} s at most`);
  const back = await waitFor(look, { withinMs: patiently(limit * 1000), everyMs: 50 });
  // What has ended for good, or has answered, would not come back on a faster machine either.
  const mayCome = crash?.error !== '' && (await container.inspect()).State.Running;
  if (!back && mayCome) limitStruck(`${limit} s for ${container.key} to come back`);
  const ran = `${open.command}; ${crash?.command ?? ''}; ${last.ran}`;
  return { pass: back === true, finding: { ran, got: last.got, ...about } };
}

/** Asks for a page at the port that is published now; undefined where none is. */
async function ask(container: ContainerHandle, path: string): Promise<HttpResponse | undefined> {
  const [port] = publishedPortsOf(await container.inspectNamespace());
  return port && container.httpOnHost(`http://${hostPort(port)}${path}`, {}, 0);
}
