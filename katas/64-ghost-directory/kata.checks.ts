import { docs, type ContainerHandle, type HostFolder, type MatcherResult } from '#lab';

/** What a setup said that was given a file which does not exist; null where it returned. */
export const namesTheFile =
  (file: string) =>
  (refusal: string | null): Promise<MatcherResult> =>
    Promise.resolve({
      pass: refusal?.includes(file) ?? false,
      finding: {
        ran: `your setup.ts, with ${file}, which does not exist`,
        got: refusal === null ? 'it returned its container' : `an error: ${refusal}`,
        expected: 'an error that names this path',
        read: docs.bindMounts,
      },
    });

/** Lists a folder of the host: these paths are in it, and no others. */
export const holdsOnly =
  (paths: string[]) =>
  (folder: HostFolder): Promise<MatcherResult> => {
    const seen = folder.list();
    return Promise.resolve({
      pass: seen.join() === paths.join(),
      finding: {
        ran: `find ${folder.path}`,
        got: seen.join(', ') || 'nothing',
        expected: `${paths.join(', ')} alone: a missing file stays missing`,
        read: docs.bindMounts,
      },
    });
  };

/** Lists the containers of the attempt: this one is all that runs. */
export const isAlone = async (container: ContainerHandle): Promise<MatcherResult> => {
  const others = (await container.others()).map(({ key }) => key);
  return {
    pass: others.length === 0,
    finding: {
      ran: 'docker ps',
      got: [container.key, ...others].join(', '),
      expected: `${container.key} alone: the other start has failed`,
      read: docs.bindMounts,
    },
  };
};
