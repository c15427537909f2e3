import { spawn, type ChildProcessByStdio } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import { execa } from 'execa';
import { hasCode } from '../../../errors/messages.ts';
import { lastLines } from '../../../errors/error-details.ts';
import { Unreadable } from '../errors.ts';
import { limits } from '../limits.ts';

/** A git directory that the grader made: its configuration, its references, no hooks. */
export interface OwnRepository {
  /** Absolute path. */
  gitDir: string;
}

/** Runs a command of git on a repository of the grader’s own; resolves to what it printed. */
export async function git({ gitDir }: OwnRepository, ...args: string[]): Promise<string> {
  const { stdout, stderr, failed, timedOut, cause } = await execa('git', args, {
    ...{ cwd: gitDir, env: environment(gitDir), extendEnv: false, stdin: 'ignore' },
    ...{ reject: false, maxBuffer: 4 * limits.fileBytes, timeout: limits.seconds * 1000 },
  });
  if (!failed) return stdout;
  if (hasCode(cause, 'ENOENT')) throw new Unreadable('needs git, which is not installed here');
  if (timedOut) throw tooBusy();
  const [line = 'no reason given'] = lastLines(stderr, 1);
  throw new Unreadable(`cannot be read by git (${line.replace(/^(?:fatal|error): /, '')})`);
}

/** Starts one to talk to. */
export function gitProcess(
  { gitDir }: OwnRepository,
  ...args: string[]
): ChildProcessByStdio<Writable, Readable, null> {
  const child = spawn('git', args, {
    ...{ cwd: gitDir, env: environment(gitDir), stdio: ['pipe', 'pipe', 'ignore'] },
    ...{ timeout: limits.seconds * 1000, killSignal: 'SIGKILL' },
  });
  // One that could not start, or ended before it was asked: whoever waits for its answer learns it.
  child.on('error', () => undefined);
  child.stdin.on('error', () => undefined);
  return child;
}

/** Why a process of git’s did not do what it should. */
export function gitFailed(code: number | null): Unreadable {
  if (code === null) return tooBusy();
  return new Unreadable('has git objects that are missing, damaged or too large');
}

function tooBusy(): Unreadable {
  return new Unreadable(`keeps git busy for more than ${limits.seconds} s`);
}

/**
 * Nothing of the grader’s own settings, no helper that a repository could name, no network, no
 * single piece of memory that is much larger than a file may be.
 */
function environment(gitDir: string): NodeJS.ProcessEnv {
  return {
    PATH: process.env['PATH'],
    HOME: gitDir,
    LC_ALL: 'C',
    GIT_DIR: gitDir,
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_SYSTEM: '/dev/null',
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_ATTR_NOSYSTEM: '1',
    GIT_TERMINAL_PROMPT: '0',
    GIT_ALLOW_PROTOCOL: 'none',
    GIT_NO_LAZY_FETCH: '1',
    GIT_NO_REPLACE_OBJECTS: '1',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_ALLOC_LIMIT: '32m',
  };
}
