import type { ContainerHandle } from '../../objects/container/container.ts';
import { whilePaused } from '../../objects/container/pause.ts';
import type { FetchOptions, HttpResponse } from '../../probes/http.ts';

/**
 * Whoever shares a server's network namespace, or the host's, can answer in its place. Where the attempt
 * has started such containers, the server is paused and asked once more: nobody may answer then.
 * A port that nobody has just then is asked again: whoever answers there may begin anew now and then.
 * @returns the answer that came all the same, if it is as wanted; null where none did
 */
export async function answerInItsPlace(
  server: ContainerHandle,
  ask: (options: FetchOptions) => Promise<HttpResponse>,
  isWanted: (reply: HttpResponse) => boolean,
): Promise<HttpResponse | null> {
  const others = await server.others();
  // Not from a list: not every engine tells the network mode there.
  const asked = await Promise.all([server, ...others].map((one) => one.inspect()));
  const [isGuest, ...guests] = asked.map(({ HostConfig: config }) => shares(config.NetworkMode));
  if (others.length === 0 || !(isGuest || guests.includes(true))) return null;
  return whilePaused(server.run, [server.id], async (still) => {
    // Where it cannot stand still, an answer would tell nothing.
    if (still === 0) return null;
    const reply = await ask({ maxSeconds: 1 });
    return isWanted(reply) ? reply : null;
  });
}

function shares(mode = ''): boolean {
  return mode === 'host' || mode.startsWith('container:');
}
