import type { ContainerHandle } from '../../objects/container/container.ts';
import { namespaceOf } from '../../objects/network/namespace.ts';
import { whilePaused } from '../../objects/container/pause.ts';
import { httpRequest, connectToAll } from '../../probes/connect.ts';
import { isLoopback } from '../../objects/network/listeners.ts';
import { greetings } from '../ports/database-greeting.ts';
import { docs } from '../../../engine/docs.ts';
import type { MatcherResult } from '../define.ts';

const words = ['', httpRequest('/'), ...Object.values(greetings).map(({ send }) => send)];

/**
 * Where the container has its network namespace from another, or shares it, nobody else may take
 * connections there: whoever is there goes where this one goes, and may pass on what it finds. All
 * ports are tried that something listens on, while this one stands still.
 * @param options.beside who else may be there, and stands still as well where it is
 */
export async function toAnswerAlone(
  container: ContainerHandle,
  { beside = [] }: { beside?: ContainerHandle[] } = {},
): Promise<MatcherResult> {
  const known = [container, ...beside];
  const place = await namespaceOf(container);
  const others = await container.others();
  const places = await Promise.all(others.map(namespaceOf));
  const there = others.filter((_, index) => places[index] === place);
  const isKnown = ({ id }: ContainerHandle) => known.some((one) => one.id === id);
  // What is elsewhere goes on: a relay to it would be silent with it.
  const still = [container, ...there.filter(isKnown)].map(({ id }) => id);
  const mates = there.filter((one) => !isKnown(one));
  const open = mates.length === 0 ? [] : await container.listeners();
  const ports = open
    .filter((one) => !isLoopback(one))
    .map(({ address, port }) => ({
      host: /^(?:\*|0\.0\.0\.0|\[::\])$/.test(address) ? '127.0.0.1' : address,
      port,
    }));
  const said =
    ports.length === 0
      ? []
      : await whilePaused(container.run, still, () =>
          connectToAll((argv) => container.probe(argv), ports, words),
        );
  const found = said.find((one) => one.said !== '');
  const keys = mates.map(({ key }) => key).join(' or ');
  return {
    pass: found === undefined,
    finding: {
      ran: `docker pause ${container.key}; ${container.typed(found?.command ?? '')}`,
      got: found
        ? `the answer ${JSON.stringify(found.said.slice(0, 200))}, from ${keys}`
        : 'no answer',
      expected: `no answer: only ${container.key} takes connections in its network namespace`,
      see: () => Promise.all([container, ...mates].map((one) => one.describeNetworks())),
      read: docs.network,
    },
  };
}
