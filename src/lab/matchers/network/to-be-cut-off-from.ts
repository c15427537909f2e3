import type { ContainerHandle } from '../../objects/container/container.ts';
import { reach } from '../../probes/tcp.ts';
import type { MatcherResult } from '../define.ts';
import { patienceMs, reachLastingly, noControl, notCutOff, throwIfLabsOwn } from './cut-off.ts';

/**
 * Tries to reach an address from the container, which has to be in vain: not even a closed port may
 * be found. The same probe from `control` has to arrive first: otherwise being cut off would prove
 * nothing.
 * @param url `http://…` or `tcp://host:port`
 */
export async function toBeCutOffFrom(
  from: ContainerHandle,
  url: string,
  { control, controlUrl = url }: { control: ContainerHandle; controlUrl?: string },
): Promise<MatcherResult> {
  const [proof] = await Promise.all([
    reach((...asked) => control.probe(...asked), controlUrl, patienceMs),
    // What the other one is asked with comes about meanwhile.
    from.probe(['true']).catch(() => undefined),
  ]);
  if (!proof.connected) {
    throwIfLabsOwn(control, controlUrl, proof);
    return { pass: false, finding: noControl(from, control, proof) };
  }
  const attempt = await reachLastingly(from, url);
  return { pass: !attempt.answered, finding: notCutOff(from, control, attempt) };
}
