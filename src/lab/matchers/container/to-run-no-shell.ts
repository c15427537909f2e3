import { randomBytes } from 'node:crypto';
import { CannotJudge } from '../../../errors/errors.ts';
import { docs } from '../../../engine/docs.ts';
import type { ContainerHandle } from '../../objects/container/container.ts';
import { nameIn } from '../../run/commands.ts';
import { excerpt } from '../../run/observation.ts';
import type { MatcherResult } from '../define.ts';

/** By which names people ask for one. */
const shells = [['sh'], ['/bin/sh'], ['bash'], ['busybox', 'sh']];

/**
 * Asks for a shell in the container, as `docker exec` does: nothing may run a line of one.
 * @param options.control a container in which `sh` runs that line: otherwise it would prove nothing
 */
export async function toRunNoShell(
  container: ContainerHandle,
  { control }: { control: ContainerHandle },
): Promise<MatcherResult> {
  // Only a shell makes one word of the two: an error may repeat the line.
  const [one, two] = [randomBytes(4).toString('hex'), randomBytes(4).toString('hex')];
  const line = `echo ${one}""${two}`;
  const runsIn = async (place: ContainerHandle, shell: string[]) =>
    (await place.exec([...shell, '-c', line])).stdout.includes(one + two);
  const [inControl, ...ran] = await Promise.all([
    runsIn(control, ['sh']),
    ...shells.map((shell) => runsIn(container, shell)),
  ]);
  if (!inControl) throw noShellInControl(control.key);
  const running = shells.filter((_, index) => ran[index]).map((shell) => shell.join(' '));
  return {
    pass: running.length === 0,
    finding: {
      ran: `docker exec ${nameIn(container.key)} ${running[0] ?? 'sh'} -c '${line}'`,
      got: running.length > 0 ? excerpt(`${one}${two}: a shell has run it`) : '',
      expected: 'no program that runs it: executable file not found',
      read: docs.scratch,
    },
  };
}

function noShellInControl(key: string): CannotJudge {
  return new CannotJudge({
    failed: `No shell ran in ${key}, the container that serves as the control`,
    next: ['this is a defect of the kata, not of your work'],
  });
}
