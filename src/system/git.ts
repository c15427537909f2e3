import { execa } from 'execa';
import { checkout } from './paths.ts';

/** Runs git in the checkout; resolves whatever its exit code. */
export function git(args: string[]) {
  return execa('git', args, { cwd: checkout, reject: false });
}
