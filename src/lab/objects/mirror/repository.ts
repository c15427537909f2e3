import { createHash } from 'node:crypto';
import { controlOf, makePackage, type PackageSource } from './deb.ts';

/** The files of a flat package source by path: an index, what vouches for it, and the packages. */
export type Repository = Record<string, Buffer>;

// A date that is past on every engine, whatever its clock says.
const release = 'Origin: Corner Shop\nDate: Wed, 01 Jan 2020 00:00:00 UTC\nSHA256:\n';

/** Makes a package source that `deb [trusted=yes] <address> ./` names: all that apt asks it for. */
export async function makeRepository(sources: PackageSource[]): Promise<Repository> {
  const packages = await Promise.all(
    sources.map(async (source) => ({ source, content: await makePackage(source) })),
  );
  const index = Buffer.from(
    packages.map(({ source, content }) => entryOf(source, content)).join('\n'),
  );
  return {
    Packages: index,
    Release: Buffer.from(`${release} ${sha256(index)} ${index.length} Packages\n`),
    ...Object.fromEntries(packages.map(({ source, content }) => [fileOf(source), content])),
  };
}

/** `scales_1.3f9a_all.deb`. */
export function fileOf({ name, version }: Pick<PackageSource, 'name' | 'version'>): string {
  return `${name}_${version}_all.deb`;
}

function entryOf(source: PackageSource, content: Buffer): string {
  return `${controlOf(source)}Filename: ./${fileOf(source)}\nSize: ${content.length}\nSHA256: ${sha256(content)}\n`;
}

function sha256(content: Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}
