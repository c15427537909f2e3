import type { ContainerHandle } from '../../handles/container.ts';
import { doorInWords, doorsOfHost, isOwn } from '../../handles/doors.ts';
import { namespaceOf } from '../../handles/guests.ts';
import { httpRequest, knockAtAll } from '../../probe/knock.ts';
import { docs } from '../docs.ts';
import type { MatcherResult } from '../matcher.ts';

/**
 * Asks each port of the host that other machines can reach and that leads to a container of the
 * attempt, whoever that is: none may answer as this container does. Nor may an HTTP server be
 * there that is on a network with it, or where it is: what that asks it for, nobody can list.
 */
export async function toAnswerOnLoopbackOnly(
  container: ContainerHandle,
  { path, body }: { path: string; body: string },
): Promise<MatcherResult> {
  const others = await container.others();
  const open = (await doorsOfHost([container, ...others])).filter((door) => !isOwn(door));
  const said = await knockAtAll((argv) => container.probeHost(argv), open, [httpRequest(path)]);
  const near = await neighboursAmong(container, others);
  const found =
    said.find((one) => one.said.includes(body)) ??
    said.find((one) => one.said.startsWith('HTTP/') && near.has(one.door.of.id));
  return {
    pass: found === undefined,
    finding: {
      did: found ? `${found.command}   (on the host)` : `asked ${said.length} ports of the host`,
      saw: found
        ? `${doorInWords(found.door)}, and answers: ${JSON.stringify(found.said.slice(0, 200))}`
        : 'no answer',
      wanted: `no way to ${container.key} for other machines, through whomever`,
      facts: () =>
        Promise.all(
          [container, ...(found ? [found.door.of] : [])].map((one) => one.networksInWords()),
        ),
      read: docs.publish,
    },
  };
}

/** The ids of those that can ask the container themselves. */
async function neighboursAmong(container: ContainerHandle, others: ContainerHandle[]) {
  const networks = async (one: ContainerHandle) =>
    Object.keys((await one.inspect()).NetworkSettings.Networks);
  const [own, place] = await Promise.all([networks(container), namespaceOf(container)]);
  const near = others.map(async (other) => {
    const shares = (await networks(other)).some((name) => own.includes(name));
    return shares || (await namespaceOf(other)) === place ? [other.id] : [];
  });
  return new Set((await Promise.all(near)).flat());
}
