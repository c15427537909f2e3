/** On everything that a run creates: which run it was. */
export const runLabel = 'dojo.run';

/** Beside it: the process that owns the run, as `pid.start.boot`. */
export const ownerLabel = 'dojo.owner';
