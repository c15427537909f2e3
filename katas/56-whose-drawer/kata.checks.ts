import { docs, type MatcherResult, type VolumeHandle } from '#lab';

/** Looks whose the files are in which the note stands: none is root’s. That there is one, others see. */
export const writtenBySomebodyElseThanRoot =
  (note: string) =>
  async (drawer: VolumeHandle): Promise<MatcherResult> => {
    const written = await drawer.ownedWith(note);
    const found = written.map(({ path, uid }) => `${at(path)} belongs to user ${uid}`);
    return {
      pass: written.every(({ uid }) => uid !== 0),
      finding: {
        ran: `docker run --rm -v ${drawer.name}:/data debian:trixie-slim ls -ln /data`,
        got: found.join('\n'),
        expected: 'another user than root (0), who has written the note',
        read: docs.user,
      },
    };
  };

/**
 * Looks what in the volume a user may write to who has no part in the shop: nothing. The control is the
 * user who has written the note: the same look finds that file.
 */
export const openToNobodyElse =
  (note: string) =>
  async (drawer: VolumeHandle): Promise<MatcherResult> => {
    const [uid, gid] = [strangersNumber(), strangersNumber()];
    const open = await drawer.writableBy({ uid, gid });
    const [written] = await drawer.ownedWith(note);
    const control = written ? await drawer.writableBy(written) : [];
    const owned = await drawer.owned();
    const stranger = `docker run --rm -u ${uid}:${gid} -v ${drawer.name}:/data debian:trixie-slim`;
    return {
      pass: open.length === 0 && control.length > 0,
      finding: {
        ran: `${stranger} find /data -writable`,
        got:
          open.map(at).join('\n') || 'nothing; but there is no note that its own user may change',
        expected: 'nothing, for a user and a group that have no part in the shop',
        see: owned
          .slice(0, 6)
          .map((one) => `${at(one.path)}: owner ${one.uid}:${one.gid}, mode ${one.mode}`),
        read: docs.user,
      },
    };
  };

/** A path of the volume, as the shop sees it. */
const at = (path: string) => `/data/${path}`.replace(/\/$/, '');

/** The number of a user or a group that no image has. */
const strangersNumber = () => 40_000 + Math.floor(Math.random() * 20_000);
