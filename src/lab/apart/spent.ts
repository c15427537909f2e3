let spent = false;

/**
 * Notes that the setup has asked for more of the engine than a run takes back: what lies in its build
 * cache and its store of images no label names. The engine is not to judge another kata then.
 */
export function spend(): void {
  spent = true;
}

/** True when the sandbox that this process judges in has to be made anew before the next kata. */
export function isSpent(): boolean {
  return spent;
}
