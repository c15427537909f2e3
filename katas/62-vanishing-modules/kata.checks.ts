import { type HostFolder, type MatcherResult } from '#lab';

/**
 * Lists the files of the project folder: these are in it, with what they held, and no others.
 * @param options.edited another one, which the spec has edited since
 */
export const hasNoFileBut =
  (files: Record<string, string>, { edited }: { edited: string }) =>
  (project: HostFolder): Promise<MatcherResult> => {
    // The engine makes an empty folder where something is to be mounted.
    const there = project.list().filter((path) => !path.endsWith('/'));
    const isNew = there.filter((path) => !(path in files) && path !== edited);
    const changed = Object.keys(files).filter((path) => project.read(path) !== files[path]);
    const found = [...list(isNew, 'new'), ...list(changed, 'changed or gone')];
    return Promise.resolve({
      pass: found.length === 0,
      finding: {
        ran: `find ${project.path} -type f`,
        got: found.join('; ') || 'no file that was not there before',
        expected: `${edited}, and as they were ${Object.keys(files).join(', ')}: no other file`,
        read: 'https://docs.docker.com/engine/storage/bind-mounts/#bind-mounting-over-existing-data',
      },
    });
  };

function list(paths: string[], what: string): string[] {
  if (paths.length === 0) return [];
  const more = paths.length > 6 ? ` and ${paths.length - 6} more` : '';
  return [`${what}: ${paths.slice(0, 6).join(', ')}${more}`];
}
