import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { execa } from 'execa';
import { parseAllDocuments } from 'yaml';
import { enginePackages } from '../../src/engine/managed/packages.ts';
import { commandsOf } from '../../src/grading/sandbox/requirements.ts';
import { checkout } from '../../src/system/paths.ts';
import { describeUnless } from '../support/describe-unless.ts';

/** A file of the checkout. */
export function textOf(path: string): string {
  return readFileSync(join(checkout, path), 'utf8');
}

/** The documents of a YAML file; one that is not YAML, or names a key twice, is an error. */
export function documentsOf(text: string): unknown[] {
  return parseAllDocuments(text).map((document) => {
    const [problem] = [...document.errors, ...document.warnings];
    if (problem) throw problem;
    return document.toJS() as unknown;
  });
}

/** Debian’s packages that an engine and sandboxes need, as the dojo itself would install them. */
export function neededPackages(): string[] {
  // Every Debian has these, containers aside.
  const always = ['mount', 'util-linux'];
  const forSandboxes = Object.keys(commandsOf).filter((name) => !always.includes(name));
  return [...new Set([...enginePackages, ...forSandboxes])];
}

/**
 * As `describe`, for tests by a program that not every machine has; skipped, it says why.
 * @param probe A command that succeeds where it is there.
 */
export async function describeBy(probe: string, define: () => void): Promise<void> {
  const [command = '', ...args] = probe.split(' ');
  const { failed } = await execa(command, args, { reject: false });
  const name = `by ${probe.replace(/ \S+$/, '')}`;
  describeUnless(failed ? 'it is not there' : null, name, define);
}
