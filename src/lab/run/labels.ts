/** On everything that a run creates: which run it was. */
export const runLabel = 'dojo.run';

/** Beside it: the process that owns the run, as `pid.start.boot`. */
export const ownerLabel = 'dojo.owner';

/** On what the lab made for itself in a run: a setup may neither touch it nor return it. */
export const labLabel = 'dojo.lab';
