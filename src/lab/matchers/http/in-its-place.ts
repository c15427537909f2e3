import { setTimeout as pause } from 'node:timers/promises';
import { waitFor } from '../../../system/wait-for.ts';
import type { ContainerHandle } from '../../objects/container/container.ts';
import { momentAfter, requestWaits } from '../../objects/container/pending-request.ts';
import { whilePaused } from '../../objects/container/pause.ts';
import type { FetchOptions, HttpResponse } from '../../probes/http.ts';

/**
 * Whoever shares a server's network namespace, or the host's, can answer in its place. Where the attempt
 * has started such containers, the server is paused and asked once more: nobody may answer then.
 * A port that nobody has just then is asked again: whoever answers there may begin anew now and then.
 * @param port where the server is asked, in its own network namespace; without it a whole second passes
 * @returns the answer that came all the same, if it is as wanted; null where none did
 */
export async function answerInItsPlace(
  { server, port }: { server: ContainerHandle; port?: number },
  ask: (options: FetchOptions) => Promise<HttpResponse>,
  isWanted: (reply: HttpResponse) => boolean,
): Promise<HttpResponse | null> {
  const others = await server.others();
  // Not from a list: not every engine tells the network mode there.
  const asked = await Promise.all([server, ...others].map((one) => one.inspect()));
  const [isGuest, ...guests] = asked.map(({ HostConfig: config }) => shares(config.NetworkMode));
  if (others.length === 0 || !(isGuest || guests.includes(true))) return null;
  // Where it stands still a toolbox would be long in coming.
  await server.probe(['true']).catch(() => undefined);
  return whilePaused(server.run, [server.id], async (still) => {
    // Where it cannot stand still, an answer would tell nothing.
    if (still === 0) return null;
    const asking = ask({ maxSeconds: 1 });
    // In a namespace that it shares, what waits there may be another one's.
    const waiting = isGuest || port === undefined ? [] : [waitsInVain(server, port)];
    const reply = await Promise.race([asking, ...waiting]);
    return reply && isWanted(reply) ? reply : null;
  });
}

/** Resolves a moment after a request has come to a server that stands still: nobody else has it. */
async function waitsInVain(server: ContainerHandle, port: number): Promise<null> {
  const began = performance.now();
  const came = async () => (await requestWaits({ server, port, client: server })) || undefined;
  await waitFor(came, { withinMs: 1000, everyMs: 5 });
  await pause(momentAfter(began));
  return null;
}

function shares(mode = ''): boolean {
  return mode === 'host' || mode.startsWith('container:');
}
