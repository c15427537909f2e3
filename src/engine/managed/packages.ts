import { readFile } from 'node:fs/promises';
import { execa } from 'execa';
import { CannotJudge } from '../../errors/errors.ts';
import { lastLines } from '../../errors/error-details.ts';
import type { Steps } from '../../system/steps.ts';

/** Debian's package of Compose: a plugin of the docker CLI, which needs no other package. */
export const composePackage = 'docker-compose';

/** Debian's packages of an engine, its CLI with BuildKit and Compose, and what they need. */
export const enginePackages = [
  'docker.io',
  'docker-cli',
  'docker-buildx',
  composePackage,
  'iptables',
  'iproute2',
  'ca-certificates',
];

/** The environment in which the system's tools are found: sbin is not on everybody's PATH. */
export const systemEnv = {
  PATH: `${process.env['PATH'] ?? ''}:/usr/local/sbin:/usr/sbin:/sbin`,
  DEBIAN_FRONTEND: 'noninteractive',
};

/** True when every one of these commands is on the machine. */
export async function haveCommands(...commands: string[]): Promise<boolean> {
  const found = await Promise.all(
    commands.map((name) =>
      execa('sh', ['-c', 'command -v "$1"', 'sh', name], { env: systemEnv, reject: false }),
    ),
  );
  return found.every(({ exitCode }) => exitCode === 0);
}

/**
 * Installs packages of the distribution, on Debian and Ubuntu as root. Anywhere else it throws with
 * the command that a person can run.
 */
export async function installPackages(steps: Steps, names: string[], why: string): Promise<void> {
  const install = ['install', '-y', '--no-install-recommends', ...names];
  const debian = await isDebian();
  if (!debian || process.getuid?.() !== 0) {
    throw new CannotJudge({
      failed: `${why}, and the dojo may not install what brings it`,
      on: debian ? 'this account is not root' : 'this is neither Debian nor Ubuntu',
      next: debian
        ? [`sudo apt-get update && sudo apt-get ${install.join(' ')}`, 'npm start']
        : ['install Docker (https://docs.docker.com/engine/install/)', 'npm start'],
    });
  }
  await steps.run('packages', `installing ${names.join(' ')}`, async (progress) => {
    // By the list of packages that is there: a first start has just fetched it, which takes a second.
    await aptGet(install, progress).catch(async () => {
      await aptGet(['update'], progress);
      await aptGet(install, progress);
    });
  });
}

/** True where the distribution says that it has installed this package. */
export async function isInstalled(name: string): Promise<boolean> {
  const asked = await execa('dpkg-query', ['-W', '-f', '${db:Status-Status}', name], {
    reject: false,
  });
  return asked.stdout === 'installed';
}

/** True on Debian, Ubuntu and what is made of them. */
export async function isDebian(): Promise<boolean> {
  const system = await readFile('/etc/os-release', 'utf8').catch(() => '');
  return /^ID(_LIKE)?=.*\b(debian|ubuntu)\b/m.test(system);
}

async function aptGet(args: string[], progress: (line: string) => void): Promise<void> {
  const run = execa('apt-get', args, { env: systemEnv, all: true, reject: false });
  for await (const line of run.iterable({ from: 'all' })) progress(line);
  const { exitCode, all } = await run;
  if (exitCode === 0) return;
  throw new CannotJudge({
    failed: 'The distribution’s packages could not be installed',
    command: `apt-get ${args.join(' ')}`,
    lines: lastLines(all),
    next: ['check that this machine reaches its package mirror, then run this again'],
  });
}
