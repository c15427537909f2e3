import { createHash } from 'node:crypto';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { dojoHome } from '../../system/paths.ts';

/** Everything that grading keeps on this machine: absolute path. */
export function gradingHome(): string {
  return join(dojoHome(), 'grading');
}

/** The machine’s own folder for slots, whatever home a grader has. */
export const slotsFolder = '/run/docker-dojo';

/**
 * Where the sandboxes of this home have their mount points and sockets. Not below the home: a sandbox
 * shows its folders at the same path inside, where a home may be anything (below its own /tmp, in which
 * nobody follows a link), and a socket’s address holds 108 bytes. Nothing here takes room on a disk.
 */
export function slotsOfHome(home = dojoHome()): string {
  const name = createHash('sha256').update(home).digest('hex').slice(0, 8);
  return join(slotsFolder, name);
}

/**
 * The users of one slot. They are in no list of the machine's: numbers far above those that people
 * and services get, listed only inside the sandbox. Two slots share none.
 */
export interface SlotUsers {
  /** Runs the engine; root inside its containers. */
  engine: number;
  /**
   * Runs the learner’s setups: one of the numbers inside containers, so that root there may use what
   * a setup made, as on any machine.
   */
  setup: number;
  /** The first of 65,536 numbers for the other users inside containers. */
  sub: number;
}

/** One place in which submissions are judged, one after the other. */
export interface Slot {
  /** From 0. */
  number: number;
  users: SlotUsers;
  /** DOJO_HOME of the process that judges here. */
  home: string;
  /** Where the sandbox's root file system is built. */
  root: string;
  /** Where the file system of the submission is mounted: all that it may fill. */
  disk: string;
  /** On it, the engine's data root. */
  data: string;
  /** On it, the files of runs; the sandbox sees them at the same path. */
  runs: string;
  /** On it, what Node.js has compiled for setups; the sandbox sees it as the dojo's own cache. */
  compiled: string;
  /** The folder of the engine's socket. */
  meeting: string;
  /** Tells the process that judges how to start a setup in the sandbox. */
  description: string;
  /** Which calls of the kernel setups do without, for `setpriv`. */
  calls: string;
  /** The engine's log. */
  log: string;
}

const firstUser = 1_400_000_000;
const usersOfSlot = 100_000;

/** What records and people call it. */
export function nameOfSlot(number: number): string {
  return `sandbox ${number + 1} of ${hostname()}`;
}

/** The paths and users of a slot. */
export function slotOf(number: number): Slot {
  const first = firstUser + number * usersOfSlot;
  const folder = join(slotsOfHome(), `slot-${number}`);
  return {
    number,
    users: { engine: first, setup: first + 61_000, sub: first + 1000 },
    home: join(gradingHome(), `slot-${number}`),
    root: join(folder, 'root'),
    disk: join(folder, 'disk'),
    data: join(folder, 'disk', 'engine'),
    runs: join(folder, 'disk', 'runs'),
    compiled: join(folder, 'disk', 'compiled'),
    meeting: join(folder, 'meeting'),
    description: join(folder, 'sandbox.json'),
    calls: join(folder, 'calls.bpf'),
    log: join(gradingHome(), `slot-${number}`, 'engine.log'),
  };
}
