import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { execa } from 'execa';
import { dojoHome } from '../system/paths.ts';
import type { Steps } from '../system/steps.ts';
import { discover } from './discover.ts';
import type { Endpoint } from './endpoint.ts';
import { alone } from '../system/file-lock.ts';
import {
  composePackage,
  enginePackages,
  haveCommands,
  installPackages,
} from './managed/packages.ts';
import { installMark } from './managed/paths.ts';
import { notePackages } from './managed/remove.ts';
import { requireRootless } from './managed/rootless.ts';
import { startPrivateEngine } from './managed/start.ts';

const cliPackages = ['docker-cli', 'docker-buildx', composePackage];

/**
 * Finds an engine or brings one: installs Debian's packages where they are missing (as root), then
 * starts the private engine. Also brings the CLI with BuildKit that builds run through.
 */
export function ensureEngine(steps: Steps): Promise<Endpoint> {
  const home = dojoHome();
  return alone(home, () => findOrBring(home, steps));
}

async function findOrBring(home: string, steps: Steps): Promise<Endpoint> {
  const found = (await discover()).endpoint;
  if (found && (await haveCli())) return found;
  // Without root it is an engine of another kind, and nothing can be installed.
  if (!found && process.getuid?.() !== 0) await requireRootless();
  if (!found && !(await haveCommands('dockerd'))) {
    await notePackages(home, enginePackages);
    await installPackages(steps, enginePackages, 'There is no Docker engine on this machine');
    await mkdir(dirname(installMark(home)), { recursive: true });
    await writeFile(installMark(home), 'installed by docker-dojo\n');
  } else if (!(await haveCli())) {
    await notePackages(home, cliPackages);
    await installPackages(steps, cliPackages, 'The docker CLI is missing');
  }
  // Where a service manager runs, installing the packages has started an engine already.
  const now = found ?? (await discover()).endpoint;
  if (now) return now;
  await startPrivateEngine(home, steps);
  const own = (await discover()).endpoint;
  if (!own) throw new Error('the private engine answered and is gone again');
  return own;
}

async function haveCli(): Promise<boolean> {
  return (await execa('docker', ['buildx', 'version'], { reject: false })).exitCode === 0;
}
