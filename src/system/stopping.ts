let since: number | undefined;

/** Notes that a signal ends this command; returns for how long it has been ending, in milliseconds. */
export function beginStopping(): number | undefined {
  const now = performance.now();
  const stoppingFor = since === undefined ? undefined : now - since;
  since ??= now;
  return stoppingFor;
}

/**
 * Resolves while nobody ends this command, and else never: what is being judged is being removed, and
 * what its checks say of that is no verdict.
 */
export function goingOn(): Promise<void> {
  return since === undefined ? Promise.resolve() : new Promise(() => undefined);
}
