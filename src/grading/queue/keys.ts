/** What the keys of this dojo begin with in a Redis that others may use as well. */
export const home = 'docker-dojo';

/** The set of all runs that a grader has announced. */
export const runsKey = `${home}:runs`;

/**
 * A sorted set: the submissions of all runs that no worker has taken, by the time at which they came
 * into their queue. A scaler asks how many these are (`ZCARD`), and need know no run.
 */
export const waitingKey = `${home}:waiting`;

/** BullMQ’s name for the queue of a run; its keys begin with {@link prefixOf}. */
export const queueName = 'submissions';

/** What all keys of a run begin with. */
export function prefixOf(run: string): string {
  return `${home}:${run}`;
}

/** What the grader of a run says of it, again and again: it is over when this has run out. */
export function aliveKey(run: string): string {
  return `${prefixOf(run)}:alive`;
}

/** Where workers tell the grader of a run why they do not judge for it. */
export function wordsChannel(run: string): string {
  return `${prefixOf(run)}:words`;
}

/** What a run’s id looks like. */
export const runPattern = /^[0-9a-f]{16}$/;

export const timing = {
  /** How long a worker may be silent before others judge its submission. */
  lockMs: 10_000,
  /** How often workers look for submissions of silent ones. */
  stalledMs: 3000,
  /** How long a grader may be silent before its run is over. */
  aliveMs: 20_000,
  /** How often it says that it is there. */
  announceMs: 5000,
  /** How often it looks at all it waits for, whatever events came. */
  lookMs: 3000,
  /** How often a worker that has nothing to do looks for something. */
  idleMs: 400,
} as const;

/** So many workers may end in the middle of one submission until nobody else is given it. */
export const mostDeaths = 3;

/** So often a submission goes into the queue again when it came back without all of its verdicts. */
export const mostTries = 3;
