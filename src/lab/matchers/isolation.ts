import type { ContainerHandle } from '../handles/container.ts';
import { reach } from '../probe/reach.ts';
import { docs } from './docs.ts';
import type { Judgement } from './matcher.ts';

/** Lists the interfaces of the container's network namespace: `lo` has to be the only one. */
export async function toHaveOnlyLoopback(container: ContainerHandle): Promise<Judgement> {
  const { command, stdout } = await container.probe(['ls', '/sys/class/net']);
  const seen = stdout.trim().split(/\s+/);
  return {
    pass: seen.length === 1 && seen[0] === 'lo',
    finding: {
      did: `${command}   (in the network of ${container.key})`,
      saw: seen.join(', '),
      wanted: 'lo, and nothing else',
      facts: [await container.networksInWords()],
      read: docs.none,
    },
  };
}

/**
 * Tries to reach an address from the container, which has to be in vain. The same probe from
 * `control` has to arrive first: otherwise being cut off would prove nothing.
 * @param url `http://…` or `tcp://host:port`
 */
export async function toBeCutOffFrom(
  from: ContainerHandle,
  url: string,
  { control, controlUrl = url }: { control: ContainerHandle; controlUrl?: string },
): Promise<Judgement> {
  const proof = await reach((argv) => control.probe(argv), controlUrl, 5000);
  if (!proof.reached)
    return {
      pass: false,
      finding: {
        did: `${proof.command}   (in the network of ${control.key}, as the control)`,
        saw: proof.saw,
        wanted: `an answer: only where ${control.key} arrives does it mean something that ${from.key} does not`,
        facts: await Promise.all([control.networksInWords(), from.networksInWords()]),
        read: docs.network,
      },
    };
  const attempt = await reach((argv) => from.probe(argv), url, 0);
  return {
    pass: !attempt.reached,
    finding: {
      did: `${attempt.command}   (in the network of ${from.key})`,
      saw: attempt.saw,
      wanted: `no answer (${control.key} gets one, and is meant to)`,
      facts: await Promise.all([from.networksInWords(), control.networksInWords()]),
      read: docs.network,
    },
  };
}
