import type { ContainerHandle } from './container.ts';

// How long an application may take until it answers, in milliseconds; and how long a container gets
// that an earlier check has waited for in vain: it has failed already, so that nothing hangs on it.
const first = 5000;
const again = 500;

const silent = new WeakSet<ContainerHandle>();

/** How long to wait for the container's application to answer, in milliseconds. */
export function startupTimeout(container: ContainerHandle): number {
  return silent.has(container) ? again : first;
}

/** Notes whether the application answered in the end. */
export function noteResponse(container: ContainerHandle, answered: boolean): void {
  if (answered) silent.delete(container);
  else silent.add(container);
}
