import type { ContainerHandle } from '../../objects/container/container.ts';
import { describePublishing } from '../../objects/network/published-ports.ts';
import { describePort, openPortsOfHost } from '../../objects/network/open-ports.ts';
import { takes } from '../../objects/network/port-bindings.ts';
import { describeListeners } from '../../objects/network/listeners.ts';
import { noteResponse, startupTimeout } from '../../objects/container/startup-timeout.ts';
import type { FetchOptions, HttpResponse } from '../../probes/http.ts';
import { docs } from '../../../engine/docs.ts';
import type { MatcherResult } from '../define.ts';
import { answerInItsPlace } from '../http/in-its-place.ts';
import { leadElsewhere } from '../http/to-answer-on-a-published-port.ts';
import { misledPatienceMs } from '../http/unless-misled.ts';
import { judgeOthers, judgeReply, type WantedReply } from '../http/judge-response.ts';

/**
 * Sends an HTTP request from the engine's host to its own loopback, 127.0.0.1 (IPv4): the container has
 * to answer there, by whatever way that port leads to it.
 * @param port of the host
 */
export async function toAnswerAtLoopback(
  container: ContainerHandle,
  { port, ...wanted }: WantedReply & { port: number },
): Promise<MatcherResult> {
  if (!(await container.inspect()).State.Running) throw await container.notRunning('answer');
  const url = `http://127.0.0.1:${port}/`;
  const ask = (options: FetchOptions = {}, withinMs = startupTimeout(container)) =>
    container.httpOnHost(url, { ...wanted, ...options }, withinMs);
  const judge = (one: HttpResponse) =>
    judgeReply(one, wanted, { see: () => facts(container, one), read: docs.publish });
  let reply = await ask({}, Math.min(misledPatienceMs, startupTimeout(container)));
  if (reply.error !== '' && !(await misled(container))) reply = await ask();
  noteResponse(container, reply.error === '');
  const judged = judge(reply);
  if (!judged.pass) return judged;
  const elsewhere = await boundElsewhere(container, port);
  if (elsewhere)
    return { pass: false, finding: { ...judged.finding, got: describePort(elsewhere) } };
  const other = await answerInItsPlace({ server: container }, ask, (one) => judge(one).pass);
  return judgeOthers(judged, container, other);
}

/** True where the container listens already, though not where its published ports lead. */
async function misled(container: ContainerHandle): Promise<boolean> {
  const ports = await container.publishedPorts();
  return ports.length > 0 && leadElsewhere(ports, await container.listeners());
}

/**
 * A rootless engine takes at its host's loopback what was published at any address: its list tells where
 * this machine's own users get in.
 */
async function boundElsewhere(container: ContainerHandle, port: number) {
  const all = await openPortsOfHost([container, ...(await container.others())]);
  const ends = all.filter((one) => one.to !== undefined && one.port === port);
  const asked = { host: '127.0.0.1', port };
  return ends.some(({ bound: address }) => takes({ address, port }, asked)) ? undefined : ends[0];
}

async function facts(container: ContainerHandle, { error }: HttpResponse): Promise<string[]> {
  const place = await container.inspectNamespace();
  return [
    ...describePublishing(container.keyOfNamespace(place), place),
    await container.describeNetworks(),
    ...(error ? [describeListeners(container, await container.listeners())] : []),
  ];
}
