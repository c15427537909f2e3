/** A submission in one file. */
export type PackedKind = 'zip' | 'tar' | 'bundle';

/** How a submission came. */
export type SourceKind = 'folder' | 'repository' | PackedKind;

/** The kind of file that a name promises; null for what is not read here. */
export function packedKind(file: string): PackedKind | null {
  if (/\.zip$/i.test(file)) return 'zip';
  if (/\.(?:tar|tgz|tar\.gz)$/i.test(file)) return 'tar';
  if (/\.bundle$/i.test(file)) return 'bundle';
  return null;
}

/** Why a file of no such kind is not read, after its name. */
export const unknownKind = 'is none of .zip, .tar.gz, .tgz, .tar and .bundle';

/** True for a name of something packed, whether or not it is read here. */
export function isArchive(path: string): boolean {
  return /\.(?:zip|tar|tgz|tbz2?|txz|bundle|gz|bz2|xz|zst|7z|rar)$/i.test(path);
}
