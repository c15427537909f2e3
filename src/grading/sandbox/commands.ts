import { execa } from 'execa';
import { systemEnv } from '../../engine/managed/packages.ts';
import { CannotJudge } from '../../errors/errors.ts';
import { lastLines } from '../../errors/error-details.ts';

/** Runs one of the system's tools to its end; resolves to what it printed. */
export async function tool(command: string, ...args: string[]): Promise<string> {
  const { exitCode, all, stdout } = await execa(command, args, {
    env: systemEnv,
    all: true,
    reject: false,
  });
  if (exitCode === 0) return stdout;
  throw new CannotJudge({
    failed: 'A sandbox for submissions could not be made',
    command: [command, ...args].join(' '),
    lines: lastLines(all, 4),
    next: ['npm run dojo -- doctor'],
  });
}
