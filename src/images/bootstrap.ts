import { join } from 'node:path';
import { execa } from 'execa';
import { dockerCli } from '../engine/docker-cli.ts';
import type { Endpoint } from '../engine/endpoint.ts';
import { haveCommands, installPackages } from '../engine/managed/packages.ts';
import { CannotJudge } from '../errors/errors.ts';
import { machineErrorIn } from '../errors/machine.ts';
import { lastLines } from '../errors/error-details.ts';
import type { Steps } from '../system/steps.ts';
import { recipeLabel, type CatalogueImage } from './catalogue.ts';

// A slim image has no documentation and no translations.
const slim = ['man', 'doc', 'info', 'locale', 'lintian', 'linda'].map(
  (folder) => `path-exclude=/usr/share/${folder}/*`,
);

// Like the official image: apt keeps neither the archives it downloaded nor binary caches of its index.
const aptKeepsNothing = [
  'Dir::Cache::pkgcache "";',
  'Dir::Cache::srcpkgcache "";',
  'DPkg::Post-Invoke { "rm -f /var/cache/apt/archives/*.deb || true"; };',
].join('\n');

/** Makes the base image from Debian's packages, with no image to start from. */
export async function bootstrapDebian(
  endpoint: Endpoint,
  image: CatalogueImage,
  folder: string,
  steps: Steps,
): Promise<void> {
  if (!(await haveCommands('mmdebstrap')))
    await installPackages(steps, ['mmdebstrap'], 'No registry answers, and mmdebstrap is missing');
  const archive = join(folder, 'rootfs.tar');
  const args = [
    '--variant=minbase',
    ...slim.map((option) => `--dpkgopt=${option}`),
    ...(await hostAptOptions()).map((option) => `--aptopt=${option}`),
    `--customize-hook=echo '${aptKeepsNothing}' > "$1/etc/apt/apt.conf.d/docker-clean"`,
    '--customize-hook=rm -f "$1"/var/cache/apt/*.bin',
    image.bootstrap ?? 'stable',
    archive,
  ];
  const made = await inItsOwnGroup(args);
  if (made.exitCode !== 0)
    throw (
      machineErrorIn(made.stderr) ??
      new CannotJudge({
        failed: `The stand-in for ${image.name} could not be made from Debian’s packages`,
        command: `mmdebstrap ${args.join(' ')}`,
        lines: lastLines(made.stderr),
        next: ['check that this machine reaches a Debian mirror, then run this again'],
      })
    );
  const label = `LABEL ${recipeLabel}=${image.recipe}`;
  await dockerCli(endpoint, [
    'import',
    '-c',
    'CMD ["bash"]',
    '-c',
    label,
    archive,
    image.reference,
  ]);
}

/**
 * Runs mmdebstrap. When something fails it sends a signal to its whole process group, in which the dojo
 * would be as well; in a group of its own it has to be ended when the dojo ends.
 */
async function inItsOwnGroup(args: string[]) {
  const running = execa('mmdebstrap', args, { reject: false, detached: true });
  const end = () => {
    if (running.pid !== undefined) process.kill(-running.pid, 'SIGTERM');
  };
  process.once('exit', end);
  const made = await running;
  process.off('exit', end);
  return made;
}

/** The host's own settings for reaching its package mirror (a proxy, clocks that are off). */
async function hostAptOptions(): Promise<string[]> {
  const { stdout, exitCode } = await execa('apt-config', ['dump'], { reject: false });
  if (exitCode !== 0) return [];
  return stdout
    .split('\n')
    .filter((line) => /^Acquire::(https?::(Proxy|Timeout)|Check-(Valid-Until|Date)) /i.test(line))
    .map((line) => line.replace(/;$/, ''));
}
