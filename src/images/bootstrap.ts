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
const slimWithout = ['man', 'doc', 'info', 'locale', 'lintian', 'linda'].map(
  (folder) => `/usr/share/${folder}/*`,
);

// What is installed in the image later has none either; and as in the official image, dpkg does not wait
// for the disk. Given to mmdebstrap as --dpkgopt, it would read each package once more to filter it, which
// takes half as long as everything else.
const dpkgSettings = [
  'force-unsafe-io',
  ...slimWithout.map((pattern) => `path-exclude=${pattern}`),
].join('\n');

// Like the official image: apt keeps neither the archives it downloaded nor binary caches of its index.
const aptKeepsNothing = [
  'Dir::Cache::pkgcache "";',
  'Dir::Cache::srcpkgcache "";',
  'DPkg::Post-Invoke { "rm -f /var/cache/apt/archives/*.deb || true"; };',
].join('\n');

/**
 * Makes the base image from Debian's packages, with no image to start from.
 * @param begun its files, where they are being made already
 */
export async function bootstrapDebian(
  endpoint: Endpoint,
  image: CatalogueImage,
  folder: string,
  steps: Steps,
  begun?: Promise<string | null>,
): Promise<void> {
  const archive = (await begun) ?? (await makeArchive(image, folder, steps));
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

/** Makes the base image's files, for which it takes no engine; resolves to their archive. */
export async function makeArchive(
  image: CatalogueImage,
  folder: string,
  steps: Steps,
  signal?: AbortSignal,
): Promise<string> {
  await ensureMmdebstrap(steps);
  const archive = join(folder, 'rootfs.tar');
  const args = [
    '--variant=minbase',
    ...(await hostAptOptions()).map((option) => `--aptopt=${option}`),
    `--customize-hook=echo '${dpkgSettings}' > "$1/etc/dpkg/dpkg.cfg.d/docker"`,
    `--customize-hook=cd "$1" && rm -rf ${slimWithout.map((pattern) => `.${pattern}`).join(' ')}`,
    `--customize-hook=echo '${aptKeepsNothing}' > "$1/etc/apt/apt.conf.d/docker-clean"`,
    '--customize-hook=rm -f "$1"/var/cache/apt/*.bin',
    image.bootstrap ?? 'stable',
    archive,
  ];
  const made = await inItsOwnGroup(args, folder, signal);
  if (made.exitCode === 0) return archive;
  throw (
    machineErrorIn(made.stderr) ??
    new CannotJudge({
      failed: `The stand-in for ${image.name} could not be made from Debian’s packages`,
      command: `mmdebstrap ${args.join(' ')}`,
      lines: lastLines(made.stderr),
      next: ['check that this machine reaches a Debian mirror, then run this again'],
    })
  );
}

/** Installs what makes the base image, where it is missing. */
export async function ensureMmdebstrap(steps: Steps): Promise<void> {
  if (!(await haveCommands('mmdebstrap')))
    await installPackages(steps, ['mmdebstrap'], 'No registry answers, and mmdebstrap is missing');
}

/**
 * Runs mmdebstrap. When something fails it sends a signal to its whole process group, in which the dojo
 * would be as well; in a group of its own it has to be ended when the dojo ends.
 */
async function inItsOwnGroup(args: string[], folder: string, signal?: AbortSignal) {
  // Ended in the middle, it leaves temporary files, which go with the folder. What it mounts there, nobody
  // else sees: who removes the folder is not to come through to this machine's /dev.
  // Where that is not allowed, it mounts nothing either.
  const mayMount = (await execa('unshare', ['--mount', 'true'], { reject: false })).exitCode === 0;
  const [file = '', ...all] = [...(mayMount ? ['unshare', '--mount'] : []), 'mmdebstrap', ...args];
  signal?.throwIfAborted();
  const env = { TMPDIR: folder };
  const running = execa(file, all, { env, reject: false, detached: true });
  const end = () => {
    if (running.pid !== undefined) process.kill(-running.pid, 'SIGTERM');
  };
  process.once('exit', end);
  signal?.addEventListener('abort', end);
  const made = await running;
  signal?.removeEventListener('abort', end);
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
