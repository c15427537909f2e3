import { cp, mkdir, writeFile, appendFile } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';
import { CannotJudge } from '../errors/errors.ts';
import { lastLines } from '../errors/error-details.ts';
import type { CatalogueImage } from './catalogue.ts';
import { hostAuthorities } from './host-ca.ts';

/** Lays out the build context of an image: its recipe's folder and what that asks for. */
export async function layOutContext(image: CatalogueImage, target: string): Promise<void> {
  await cp(image.folder, target, { recursive: true });
  await writeFile(join(target, 'host-ca.crt'), await hostAuthorities());
  for (const [name, spec] of Object.entries(image.npmPackages))
    await unpackNpmPackage(
      spec.replace('{arch}', process.arch),
      join(target, 'npm-packages', name),
    );
  if (image.npmCache.length > 0) await fillNpmCache(image.npmCache, target);
}

async function unpackNpmPackage(spec: string, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const packed = await npm(['pack', '--silent', '--pack-destination', folder, spec]);
  const archive = join(folder, packed.trim().split('\n').at(-1) ?? '');
  await execa('tar', ['-xzf', archive, '-C', folder, '--strip-components=1']);
  await execa('rm', [archive]);
}

async function fillNpmCache(packages: string[], target: string): Promise<void> {
  // npm's cache is keyed by the registry's address: the image must ask for the one used here.
  const registry = await npm(['config', 'get', 'registry']);
  await appendFile(join(target, 'npmrc'), `registry=${registry.trim()}\n`);
  await npm(['cache', 'add', '--cache', join(target, 'npm-cache'), ...packages]);
}

async function npm(args: string[]): Promise<string> {
  const { exitCode, stdout, stderr } = await execa('npm', args, { reject: false });
  if (exitCode === 0) return stdout;
  throw new CannotJudge({
    failed: 'npm could not fetch what an image is made of',
    command: `npm ${args.join(' ')}`,
    lines: lastLines(stderr),
    next: ['check that the npm registry answers (npm ping), then run this again'],
  });
}
