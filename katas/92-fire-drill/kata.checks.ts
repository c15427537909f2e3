import { docs, type MatcherResult, type OwnedFolder, type VolumeHandle } from '#lab';

/** Where orders may be kept. */
interface Places {
  volume: VolumeHandle;
  folder: OwnedFolder;
}

/**
 * Searches the volume and the folder of the host that the setup was given: none of these texts is in a
 * file there. The control is a text that has to be in one of them.
 */
export const keepsNoneOf =
  (texts: string[], { butHas: control }: { butHas: string }) =>
  async ({ volume, folder }: Places): Promise<MatcherResult> => {
    const there = [...((await volume.exists()) ? [volume] : []), folder];
    const findings = async (text: string) =>
      (await Promise.all(there.map((place) => place.ownedWith(text)))).flat();
    const found = (await Promise.all(texts.map(findings))).flat();
    const seen = await findings(control);
    return {
      pass: found.length === 0 && seen.length > 0,
      finding: {
        ran: `docker run --rm -v ${volume.name}:/volume -v ${folder.path}:/folder debian:trixie-slim grep -rlF -e '${texts.join("' -e '")}' /volume /folder`,
        got:
          found.map(({ path }) => `a session is kept in ${path}`).join('\n') ||
          `no session; but no order (${control}) either`,
        expected: 'the orders alone: no file with a session in it',
        read: docs.storage,
      },
    };
  };
