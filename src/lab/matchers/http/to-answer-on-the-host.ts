import type { ContainerHandle } from '../../objects/container/container.ts';
import { describePublishing } from '../../objects/network/published-ports.ts';
import { httpProbe } from '../../probes/http.ts';
import { ownersOf, describeOwners, ownedAlone } from '../../objects/network/port-owners.ts';
import { listenersOnHost } from '../../objects/network/listeners.ts';
import { noteResponse, startupTimeout } from '../../objects/container/startup-timeout.ts';
import { inNetwork, shows } from '../../run/commands.ts';
import type { Probe } from '../../probes/toolbox.ts';
import { docs } from '../../../engine/docs.ts';
import type { MatcherResult } from '../define.ts';
import { judgeAlone } from './alone.ts';
import { judgeReply, type WantedReply } from './judge-response.ts';
import { unlessMisled } from './unless-misled.ts';

/**
 * Sends an HTTP request from the network of the engine's host itself, and looks who takes connections
 * there: processes of the container have to, and nobody else's.
 * @param wanted `alone`: while every other container of the attempt is paused
 */
export async function toAnswerOnTheHost(
  container: ContainerHandle,
  url: string,
  { alone = false, ...wanted }: WantedReply & { alone?: boolean },
): Promise<MatcherResult> {
  const ask = () => askOnTheHost(container, url, wanted);
  return alone ? judgeAlone(container, ask) : ask();
}

async function askOnTheHost(
  container: ContainerHandle,
  url: string,
  wanted: WantedReply,
): Promise<MatcherResult> {
  const info = await container.inspect();
  if (!info.State.Running) throw await container.notRunning('answer');
  const probe: Probe = (...asked) => container.probeHost(...asked);
  const ask = async (withinMs: number) => {
    const reply = await httpProbe(probe, url, wanted, withinMs);
    return { reply, unanswered: reply.error !== '' };
  };
  const isMisled = () => listensElsewhere(container, new URL(url).port);
  const { reply } = await unlessMisled(ask, isMisled, startupTimeout(container));
  noteResponse(container, reply.error === '');
  const judged = judgeReply(reply, wanted, {
    see: async () => [
      await container.describeNetworkMode(),
      ...describePublishing(container.key, info),
      ...(reply.error ? [await listenersOfTheHost(container)] : []),
    ],
    read: docs.host,
  });
  return judged.pass ? judgeOwners(container, new URL(url).port) : judged;
}

async function listensElsewhere(container: ContainerHandle, port: string): Promise<boolean> {
  const own = await container.ownListenersOnHost();
  return own.length > 0 && !own.some((listener) => listener.port === Number(port));
}

/** Who answered as wanted has to be the container: the socket is one of its processes’. */
async function judgeOwners(container: ContainerHandle, port: string): Promise<MatcherResult> {
  const owners = await ownersOf(container, Number(port));
  const pass = ownedAlone(owners);
  return {
    pass,
    finding: {
      ran: owners.command,
      got: pass
        ? container.key
        : `port ${port} is held by ${await describeOwners(container, owners)}`,
      expected: `a process of ${container.key}, and no other`,
      see: async () => [await container.describeNetworkMode()],
      read: docs.host,
    },
  };
}

// A machine that people work at takes connections at dozens.
const mostListed = 8;

async function listenersOfTheHost(container: ContainerHandle): Promise<string> {
  const listeners = await listenersOnHost(container);
  const ends = listeners.map(({ address, port }) => `${address}:${port}`);
  const more = ends.length > mostListed ? ` and ${ends.length - mostListed} more` : '';
  const list = `LISTEN ${ends.slice(0, mostListed).join(', ')}${more}`;
  return shows(inNetwork('host', 'ss -ltn'), ends.length > 0 ? list : 'nothing listens');
}
