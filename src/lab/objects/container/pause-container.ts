import type Docker from 'dockerode';
import type { ContainerInspectInfo } from 'dockerode';
import { CannotJudge } from '../../../errors/errors.ts';
import { hasCode, messageOf } from '../../../errors/messages.ts';
import { freezeApart } from './freezer.ts';
import { currentSandbox } from '../../run/sandbox.ts';
import type { Run } from '../../run/run.ts';
import { stopBySignals, type PausedContainer } from './stop-signals.ts';

/** Has a container stand still; null for one that has ended. */
export async function pauseContainer(run: Run, id: string): Promise<PausedContainer | null> {
  const container = run.docker.getContainer(id);
  // It may end, or be started again by its restart policy, just when it is told.
  for (let left = 9; ; left -= 1) {
    const standing = await haltOnce(run, container).catch((error: unknown) => {
      if (hasCode(error, 404)) return null;
      if (!hasCode(error, 409) && !hasCode(error, 304)) throw error;
      return 'again' as const;
    });
    if (standing !== 'again') return standing;
    if (left === 0)
      throw new CannotJudge({ failed: 'A container could not be paused', on: id.slice(0, 12) });
  }
}

async function haltOnce(run: Run, container: Docker.Container): Promise<PausedContainer | null> {
  const place = currentSandbox();
  // Most are as they should be: the engine is asked how one is where it cannot be paused.
  const refused = place ? null : await pauseOrWhy(container);
  if (!place && refused === null) return { letGo: () => unpause(container) };
  const { State: state } = await container.inspect();
  if (state.Restarting) return waitForStart(container);
  if (!state.Running) return null;
  // By the attempt itself, and so it stays.
  if (state.Paused) return { letGo: async () => (await stateOf(container))?.Paused ?? true };
  if (place) return freezeApart(place, state.Pid);
  if (hasCode(refused, 409) || hasCode(refused, 404)) throw refused;
  // An engine of a plain user may have no control groups to pause with.
  return stopBySignals(run, container, state.Pid);
}

async function pauseOrWhy(container: Docker.Container): Promise<unknown> {
  try {
    await container.pause();
    return null;
  } catch (error) {
    return error;
  }
}

async function unpause(container: Docker.Container): Promise<boolean> {
  try {
    await container.unpause();
    return true;
  } catch (error) {
    const state = await stateOf(container);
    // One that has ended meanwhile, or is gone, did nothing more.
    if (!state?.Running) return true;
    if (!state.Paused) return false;
    throw new CannotJudge({ failed: 'A container stays paused', lines: [messageOf(error)] });
  }
}

/** One that waits for its next start would not stand still: it is stopped, and started afterwards. */
async function waitForStart(container: Docker.Container): Promise<PausedContainer> {
  await container.stop({ t: 0 });
  const letGo = async () => {
    // How it ends is its own affair, as it was before.
    await container.start().catch(() => undefined);
    return true;
  };
  return { letGo };
}

/** Null for one that is gone. */
async function stateOf(container: Docker.Container): Promise<ContainerInspectInfo['State'] | null> {
  try {
    return (await container.inspect()).State;
  } catch (error) {
    if (hasCode(error, 404)) return null;
    throw error;
  }
}
