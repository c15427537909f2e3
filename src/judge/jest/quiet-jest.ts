import { createRequire } from 'node:module';

const requireOfJest = createRequire(import.meta.resolve('@jest/core'));
const { TERM } = process.env;

// Jest decides as it is loaded whether it writes to a terminal, and no option says no: its
// "Determining test suites to run…" would stand over what the dojo shows.
process.env['TERM'] = 'dumb';
requireOfJest('jest-util');
if (TERM === undefined) delete process.env['TERM'];
else process.env['TERM'] = TERM;
