import type { ContainerHandle } from '../../objects/container/container.ts';
import { describeRestarts, describeState, restartMs } from '../../objects/container/restarts.ts';
import { docs } from '../../../engine/docs.ts';
import { waitFor } from '../../../system/wait-for.ts';
import { nameIn } from '../../run/commands.ts';
import type { MatcherResult } from '../define.ts';

/** In seconds; more where the engine has taken its time before. */
const least = 3;

/**
 * Stops a container, and watches that nobody starts it again. The control: after its program had ended by
 * itself the engine started it again, and in a shorter time than this.
 */
export async function toStayStopped(container: ContainerHandle): Promise<MatcherResult> {
  const { key } = container;
  const before = await container.inspect();
  if (!before.State.Running) throw await container.notRunning('be stopped');
  const took = restartMs(before);
  const seconds = Math.max(least, Math.ceil((2 * (took ?? 0)) / 1000));
  const told = (got: string, expected: string) => ({
    ran: `docker stop ${nameIn(key)}; sleep ${seconds}; docker ps -a`,
    ...{ got, expected },
    see: () => describeRestarts(container),
    read: docs.restart,
  });
  if (took === null) {
    const got = 'the engine has not started it again so far, after it had ended by itself';
    return {
      pass: false,
      finding: told(got, 'a container that comes back, and not when it is stopped'),
    };
  }
  await container.stop();
  container.run.tell(`watching that ${key} stays stopped: ${seconds} s`);
  const isBack = async () => {
    const info = await container.inspect();
    return info.State.Running ? describeState(info) : undefined;
  };
  const back = await waitFor(isBack, { withinMs: seconds * 1000, everyMs: 100 });
  return { pass: back === undefined, finding: told(back ?? 'exited', 'exited') };
}
