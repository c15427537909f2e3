import type { ContainerHandle } from '../../objects/container/container.ts';
import {
  hostPort,
  publishedPortsOf,
  describePublishing,
  type PublishedPort,
} from '../../objects/network/published-ports.ts';
import { httpProbe, type FetchOptions, type HttpResponse } from '../../probes/http.ts';
import {
  isLoopback,
  describeListeners,
  listenersOf,
  type Listener,
} from '../../objects/network/listeners.ts';
import { noteResponse, startupTimeout } from '../../objects/container/startup-timeout.ts';
import { unlessMisled } from './unless-misled.ts';
import { docs } from '../../../engine/docs.ts';
import type { MatcherResult } from '../define.ts';
import { judgeAlone } from './alone.ts';
import { answerInItsPlace } from './in-its-place.ts';
import { judgeOthers, judgeReply, type WantedReply } from './judge-response.ts';
import { nothingPublished } from '../ports/nothing-published.ts';

/**
 * Reads the container's published ports from the engine now, and sends an HTTP request to each from
 * the host until one answers as wanted. A connection alone is no answer: the engine's own proxy
 * takes it, whether or not anybody listens behind it.
 * @param wanted `alone`: while every other container of the attempt is paused
 */
export async function toAnswerOnAPublishedPort(
  container: ContainerHandle,
  { alone = false, ...wanted }: WantedReply & { path?: string; alone?: boolean },
): Promise<MatcherResult> {
  const ask = () => askPublishedPorts(container, wanted);
  return alone ? judgeAlone(container, ask) : ask();
}

async function askPublishedPorts(
  container: ContainerHandle,
  wanted: WantedReply & { path?: string },
): Promise<MatcherResult> {
  const info = await container.inspect();
  if (!info.State.Running) throw await container.notRunning('answer');
  let silent = false;
  const place = await container.inspectNamespace();
  const see = async () => [
    ...describePublishing(container.keyOfNamespace(place), place),
    await container.describeNetworks(),
    ...(silent ? [describeListeners(container, await listenersOf(container))] : []),
  ];
  const ports = publishedPortsOf(place);
  if (ports.length === 0) return nothingPublished(container, see);
  const judge = (reply: HttpResponse) => judgeReply(reply, wanted, { see, read: docs.publish });
  const ask = (withinMs: number) =>
    bestReply(
      ports.map((port) => askAt(container, port, wanted, withinMs)),
      (reply) => judge(reply).pass,
    );
  const patienceMs = startupTimeout(container);
  const isMisled = async () => leadElsewhere(ports, await listenersOf(container));
  const { reply, unanswered } = await unlessMisled(ask, isMisled, patienceMs);
  silent = unanswered;
  noteResponse(container, !unanswered);
  const judged = judge(reply);
  if (!judged.pass) return judged;
  const again = async (options: FetchOptions) => {
    const asked = ports.map((port) =>
      askAt(container, port, { ...wanted, ...options }, patienceMs),
    );
    return (await bestReply(asked, (one) => judge(one).pass)).reply;
  };
  const asked = { server: container, port: Number.parseInt(ports[0]?.containerPort ?? '') };
  const other = await answerInItsPlace(asked, again, (one) => judge(one).pass);
  return judgeOthers(judged, container, other);
}

function askAt(
  container: ContainerHandle,
  port: PublishedPort,
  wanted: WantedReply & { path?: string },
  withinMs: number,
): Promise<HttpResponse> {
  const url = `http://${hostPort(port)}${wanted.path ?? '/'}`;
  return httpProbe((...asked) => container.probeHost(...asked), url, wanted, withinMs);
}

/**
 * The first reply that is as wanted, as soon as it is there; where none is, one that says the most.
 * `unanswered` tells that somewhere no reply came at all, and that it may be worth asking again.
 */
function bestReply(
  asked: Promise<HttpResponse>[],
  isWanted: (reply: HttpResponse) => boolean,
): Promise<{ reply: HttpResponse; unanswered: boolean }> {
  return new Promise((resolve, reject) => {
    for (const one of asked)
      one.then((reply) => isWanted(reply) && resolve({ reply, unanswered: false }), reject);
    Promise.all(asked).then((replies) => {
      const reply = replies.find(({ error }) => error === '') ?? replies[0];
      if (reply) resolve({ reply, unanswered: replies.some(({ error }) => error !== '') });
    }, reject);
  });
}

/** True where something listens inside, and nothing where a published port leads. */
export function leadElsewhere(ports: PublishedPort[], listeners: Listener[]): boolean {
  const open = listeners.filter((one) => !isLoopback(one)).map(({ port }) => `${port}/tcp`);
  return listeners.length > 0 && !ports.some(({ containerPort }) => open.includes(containerPort));
}
